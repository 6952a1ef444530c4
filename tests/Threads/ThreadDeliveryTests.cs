using Platform.Deliveries;
using Platform.Threads;

namespace Platform.Tests.Threads;

public sealed class ThreadDeliveryTests
{
    private const string ReplyId = "reply-1@shop.example";
    private static readonly DateTimeOffset Now = Given.Start.AddMinutes(5);
    private static readonly ThreadSnapshot Decided =
        Given.Thread(Given.Opened(), Given.Received(Given.Message(), 1), new ThreadEvent.TurnCompleted(Given.Result(1, ["m1"]), Now));

    [Fact]
    public void GivenReplyInOutbox_WhenDelayed_ThenItIsDueAtItsNextAttemptAndNotedOnce()
    {
        var delayed = ThreadDeliveries.Record(Decided, Of(DeliveryStatus.Delayed, Now.AddHours(1)), Now);
        Assert.Equal<ThreadEvent>([new ThreadEvent.ReplyDelayed(ReplyId, 1, Now.AddHours(1), "451 later", 1, Now)], delayed.Events);
        Assert.Empty(delayed.Effects);

        var after = ThreadDecider.Fold(Decided, delayed.Events);
        Assert.Equal(Now.AddHours(1), after.PendingSince);
        Assert.Single(after.Outbox);
        Assert.Same(ThreadDecision.Nothing, ThreadDeliveries.Record(after, Of(DeliveryStatus.Delayed, Now.AddHours(1)), Now));

        var again = ThreadDecider.Fold(after, ThreadDeliveries.Record(after, Of(DeliveryStatus.Delayed, Now.AddHours(2)), Now).Events);
        Assert.Equal(Now.AddHours(2), Assert.Single(again.Delays).NextAttemptAt);
        var sent = ThreadDecider.Fold(again, ThreadDeliveries.Record(again, Of(DeliveryStatus.Sent, null), Now).Events);
        Assert.True(sent is { PendingSince: null, Delays.IsEmpty: true, Outbox.IsEmpty: true });
    }

    [Fact]
    public void GivenReplyInOutbox_WhenSentAfterALostAnswer_ThenTheEventSaysSo() => Assert.Equal<ThreadEvent>(
        [new ThreadEvent.ReplyHandedOver(ReplyId, Now, 1)],
        ThreadDeliveries.Record(Decided, Of(DeliveryStatus.Sent, null), Now).Events);

    [Fact]
    public void GivenReplyInOutbox_WhenFailed_ThenAHumanIsCalled()
    {
        var failed = ThreadDeliveries.Record(Decided, Of(DeliveryStatus.Failed, null), Now);
        Assert.Equal<ThreadEvent>([new ThreadEvent.ReplyFailed(ReplyId, 1, "451 later", 1, Now), new ThreadEvent.HandedOff("delivery-failed", Now)], failed.Events);

        var after = ThreadDecider.Fold(Decided, failed.Events);
        Assert.Equal((ThreadStatus.HandedOff, "delivery-failed", null), (after.Status, after.HandOff, after.PendingSince));
        Assert.Same(ThreadDecision.Nothing, ThreadDeliveries.Record(after, Of(DeliveryStatus.Failed, null), Now));
    }

    [Fact]
    public void GivenHandedOffThread_WhenItsReplyFailed_ThenNobodyIsCalledTwice()
    {
        var handedOff = ThreadDecider.Fold(Decided, [new ThreadEvent.HandedOff("requested", Now)]);
        Assert.IsType<ThreadEvent.ReplyFailed>(Assert.Single(ThreadDeliveries.Record(handedOff, Of(DeliveryStatus.Failed, null), Now).Events));
    }

    [Fact]
    public void GivenTakenThread_WhenADeliveryIsReported_ThenNothingHappens()
    {
        var taken = ThreadDecider.Fold(Decided, [new ThreadEvent.Taken("ana", Now)]);
        Assert.Same(ThreadDecision.Nothing, ThreadDeliveries.Record(taken, Of(DeliveryStatus.Delayed, Now.AddHours(1)), Now));
        Assert.Same(ThreadDecision.Nothing, ThreadDeliveries.Record(taken, Of(DeliveryStatus.Failed, null), Now));
    }

    private static Delivery Of(DeliveryStatus status, DateTimeOffset? next) =>
        new(ReplyId, Given.ThreadId, status, Now, 1, next, 1, status == DeliveryStatus.Sent ? null : "451 later");
}
