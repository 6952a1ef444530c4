using FsCheck;
using FsCheck.Fluent;
using Platform.Deliveries;
using Platform.Tests.Threads;
using Platform.Threads;

namespace Platform.Tests.Deliveries;

public sealed class DeliveryReportsTests
{
    private const string ReplyId = "reply-1@shop.example";
    private static readonly DateTimeOffset Now = Given.Start.AddMinutes(5);
    private static readonly DeliveryStatus[] Reported = [DeliveryStatus.Delayed, DeliveryStatus.Delivered, DeliveryStatus.Bounced, DeliveryStatus.Complained];
    private static readonly ThreadSnapshot Decided =
        Given.Thread(Given.Opened(), Given.Received(Given.Message(), 1), new ThreadEvent.TurnCompleted(Given.Result(1, ["m1"]), Now));
    private static readonly ThreadSnapshot Sent = ThreadDecider.Fold(Decided, [new ThreadEvent.ReplyHandedOver(ReplyId, Now)]);

    [Theory]
    [InlineData(DeliveryStatus.Delayed, DeliveryStatus.Bounced, true)]
    [InlineData(DeliveryStatus.Bounced, DeliveryStatus.Delayed, false)]
    [InlineData(DeliveryStatus.Bounced, DeliveryStatus.Bounced, false)]
    [InlineData(DeliveryStatus.Delivered, DeliveryStatus.Delayed, false)]
    [InlineData(DeliveryStatus.Delivered, DeliveryStatus.Bounced, true)]
    [InlineData(DeliveryStatus.Delivered, DeliveryStatus.Complained, true)]
    [InlineData(DeliveryStatus.Bounced, DeliveryStatus.Delivered, false)]
    [InlineData(DeliveryStatus.Complained, DeliveryStatus.Delivered, false)]
    [InlineData(DeliveryStatus.Complained, DeliveryStatus.Sent, false)]
    public void GivenReport_WhenAnotherComes_ThenTheGraverCounts(DeliveryStatus known, DeliveryStatus next, bool counts) => Assert.Equal(counts, DeliveryReports.Outranks(known, next));

    [Fact]
    public void GivenReports_WhenTheyComeInAnyOrder_ThenTheEndIsTheSame() => Prop.ForAll(
        Gen.ListOf(Gen.Elements(Reported)).Where(reports => reports.Any()).ToArbitrary(),
        reports =>
        {
            var forwards = Fold(reports);
            return forwards.SequenceEqual(Fold(Enumerable.Reverse(reports))) && forwards.SequenceEqual(Fold(reports.Concat(reports))) && forwards.Single().Status == Reported[reports.Max(report => Array.IndexOf(Reported, report))];
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(DeliveryStatus.Bounced, ThreadDeliveries.Bounced)]
    [InlineData(DeliveryStatus.Complained, ThreadDeliveries.Complained)]
    public void GivenSentReply_WhenItCameBack_ThenAHumanIsCalledOnce(DeliveryStatus status, string reason)
    {
        var decision = ThreadDeliveries.Report(Sent, ReplyId, Of(status), Now);
        Assert.Equal<ThreadEvent>([new ThreadEvent.ReplyReported(ReplyId, Of(status), Now), new ThreadEvent.HandedOff(reason, Now)], decision.Events);
        Assert.Same(ThreadDecision.Nothing, ThreadDeliveries.Report(ThreadDecider.Fold(Sent, decision.Events), ReplyId, Of(status), Now));
    }

    [Fact]
    public void GivenTakenThread_WhenAReplyCameBack_ThenItIsNotedAndNobodyIsCalled()
    {
        var taken = ThreadDecider.Fold(Sent, [new ThreadEvent.Taken("ana", Now)]);
        Assert.IsType<ThreadEvent.ReplyReported>(Assert.Single(ThreadDeliveries.Report(taken, ReplyId, Of(DeliveryStatus.Bounced), Now).Events));
    }

    [Fact]
    public void GivenNoThread_WhenAReportComes_ThenNoThreadBegins() =>
        Assert.Same(ThreadDecision.Nothing, ThreadDeliveries.Report(ThreadSnapshot.Empty, ReplyId, Of(DeliveryStatus.Bounced), Now));

    [Fact]
    public void GivenReplyInOutbox_WhenItsAddressIsSuppressed_ThenItIsGivenUpAndAHumanCalled()
    {
        var decision = ThreadDeliveries.Record(Decided, Delivery(DeliveryStatus.Suppressed), Now);
        Assert.Equal<ThreadEvent>([new ThreadEvent.ReplySuppressed(ReplyId, "suppressed:bounce", Now), new ThreadEvent.HandedOff(ThreadDeliveries.Suppressed, Now)], decision.Events);
        Assert.True(ThreadDecider.Fold(Decided, decision.Events) is { Outbox.IsEmpty: true, PendingSince: null });
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void GivenNotification_WhenItDidNotArrive_ThenAHumanIsCalledForWhatIsNoAdvertising(bool callsHuman, bool called)
    {
        var decision = ThreadDeliveries.ReportNotification(Sent, "n1", Of(DeliveryStatus.Failed), callsHuman, Now);
        Assert.IsType<ThreadEvent.NotificationReported>(decision.Events[0]);
        Assert.Equal(called, decision.Events.Length == 2);
    }

    [Fact]
    public void GivenReplyInOutbox_WhenAHumanTakesTheThread_ThenItIsWithdrawnUntilItIsKnownWhatBecameOfIt()
    {
        var taking = ThreadDecider.Take(Decided, "ana", Now);
        Assert.Equal<ThreadEvent>([new ThreadEvent.Taken("ana", Now), new ThreadEvent.ReplyWithdrawn(ReplyId, Now)], taking.Events);
        Assert.Equal<ThreadEffect>([new ThreadEffect.Withdraw(ReplyId)], taking.Effects);

        // A crash may have come before the effect: the state asks for it again.
        var taken = ThreadDecider.Fold(Decided, taking.Events);
        Assert.Equal(Now, taken.PendingSince);
        Assert.Equal<ThreadEffect>([new ThreadEffect.Withdraw(ReplyId)], ThreadDecider.Resume(taken, new()).Effects);

        Assert.Equal<ThreadEvent>([new ThreadEvent.ReplyDropped(ReplyId, Now)], ThreadDeliveries.Record(taken, Delivery(DeliveryStatus.Withdrawn), Now).Events);
        var left = ThreadDeliveries.Record(taken, Delivery(DeliveryStatus.Sent), Now);
        Assert.Equal<ThreadEvent>([new ThreadEvent.ReplyHandedOver(ReplyId, Now)], left.Events);
        var settled = ThreadDecider.Fold(taken, left.Events);
        Assert.True(settled is { Withdrawals.IsEmpty: true, PendingSince: null });
        Assert.Same(ThreadDecision.Nothing, ThreadDeliveries.Record(settled, Delivery(DeliveryStatus.Withdrawn), Now));
    }

    private static IEnumerable<ReportedMail> Fold(IEnumerable<DeliveryStatus> reports) =>
        reports.Aggregate(Sent, (thread, status) => ThreadDecider.Fold(thread, ThreadDeliveries.Report(thread, ReplyId, Of(status), Now).Events)).Reports;

    private static DeliveryReport Of(DeliveryStatus status) => new(status, "5.1.1", "words", "e1", Now);

    private static Delivery Delivery(DeliveryStatus status) => new(ReplyId, Given.ThreadId, status, Now, 1, null, 0, status == DeliveryStatus.Suppressed ? "suppressed:bounce" : null);
}
