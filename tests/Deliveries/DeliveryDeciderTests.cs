using FsCheck;
using FsCheck.Fluent;
using Platform.Deliveries;
using Platform.Tests.Threads;
using Platform.Threads;

namespace Platform.Tests.Deliveries;

public sealed class DeliveryDeciderTests
{
    private static readonly DeliveryOptions Options = new();
    private static readonly OutboundReply Reply = Given.Reply(1);
    private static readonly DateTimeOffset Now = Reply.DecidedAt.AddMinutes(1);
    private static readonly DeliveryState Staged = new() { Status = DeliveryStatus.Staged, ThreadId = Given.ThreadId, StagedAt = Reply.DecidedAt };

    [Fact]
    public void GivenStagedMail_WhenAccepted_ThenItIsSent()
    {
        var state = DeliveryDecider.Decide(Staged, Reply.Id, new HandOver.Accepted(1), Options, Now);
        Assert.Equal(Staged with { Status = DeliveryStatus.Sent, At = Now, Attempts = 1, Ambiguous = 1 }, state);
    }

    [Fact]
    public void GivenStagedMail_WhenRefused_ThenItFailedAtOnce()
    {
        var state = DeliveryDecider.Decide(Staged, Reply.Id, new HandOver.Refused("550 no\r\nX: y"), Options, Now);
        Assert.Equal(Staged with { Status = DeliveryStatus.Failed, At = Now, Attempts = 1, Reason = "550 no  X: y" }, state);
    }

    [Fact]
    public void GivenStagedMail_WhenDeferred_ThenItWaitsAndKeepsWhy()
    {
        var state = DeliveryDecider.Decide(Staged, Reply.Id, new HandOver.Deferred("451 later", 1), Options, Now);
        var next = Now + DeliveryDecider.WaitAfter(Reply.Id, 1, Options);
        Assert.Equal(Staged with { Status = DeliveryStatus.Delayed, At = Now, Attempts = 1, NextAttemptAt = next, Ambiguous = 1, Reason = "451 later" }, state);
        Assert.True(DeliveryDecider.HasToWait(state, next.AddTicks(-1)));
        Assert.False(DeliveryDecider.HasToWait(state, next));
    }

    [Fact]
    public void GivenDelayedMail_WhenTheLifetimeIsOver_ThenItFailed()
    {
        var state = DeliveryDecider.Decide(Staged with { Attempts = 90 }, Reply.Id, new HandOver.Deferred("451 later"), Options, Reply.DecidedAt + Options.Lifetime);
        Assert.Equal((DeliveryStatus.Failed, $"{DeliveryDecider.Expired}: 451 later"), (state.Status, state.Reason));
        Assert.Null(state.NextAttemptAt);
    }

    [Fact]
    public void GivenSettledMail_WhenAnotherOutcomeComes_ThenNothingChanges()
    {
        var sent = Staged with { Status = DeliveryStatus.Sent };
        Assert.Same(sent, DeliveryDecider.Decide(sent, Reply.Id, new HandOver.Refused("late"), Options, Now));
    }

    [Fact]
    public void GivenDeferralsForFourDays_WhenCounted_ThenThereAreAboutAHundredAttempts()
    {
        var state = Staged;
        for (var now = Reply.DecidedAt; !state.IsSettled; now = state.NextAttemptAt ?? now)
        {
            state = DeliveryDecider.Decide(state, Reply.Id, new HandOver.Deferred("451 later"), Options, now);
        }

        Assert.InRange(state.Attempts, 90, 115);
    }

    [Fact]
    public void GivenStateOfBeforeRelays_WhenRead_ThenItWasInTheMaildirAndNothingIsAmbiguous()
    {
        var old = System.Text.Json.JsonSerializer.Deserialize<DeliveryState>("""{"status":"staged","threadId":"t","at":"2026-11-20T10:00:00+00:00"}""", PlatformJson.Stored)!;
        Assert.Equal((DeliveryStatus.Staged, MailTransports.Maildir, 0, 0), (old.Status, old.Transport, old.Attempts, old.Ambiguous));
    }

    [Fact]
    public void GivenEventOfBeforeRelays_WhenRead_ThenNothingIsAmbiguous() => Assert.Equal(
        new ThreadEvent.ReplyHandedOver("r@s", Now),
        ThreadEventCodec.Decode("thread.reply-handed-over.v1", System.Text.Encoding.UTF8.GetBytes($$"""{"replyId":"r@s","at":"{{Now:O}}"}""")));

    [Fact]
    public void Waits_grow_stay_within_a_fifth_and_repeat() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.GeneratorFor<NonEmptyString>().Zip(Gen.Choose(1, 200)).ToArbitrary(),
        pair =>
        {
            var (id, attempts) = (pair.Item1.Get, pair.Item2);
            var wait = DeliveryDecider.WaitAfter(id, attempts, Options);
            var usual = Math.Min(60 * Math.Pow(2, Math.Min(attempts - 1, 40)), 3600);
            return wait == DeliveryDecider.WaitAfter(id, attempts, Options) && wait.TotalSeconds >= usual * 0.8 - 0.001 && wait.TotalSeconds <= usual * 1.2 + 0.001;
        }));
}
