using Platform.Mail;
using Platform.Threads;

namespace Platform.Tests.Threads;

public sealed class ThreadDeciderTests
{
    private static readonly ThreadOptions Options = new();
    private static readonly DateTimeOffset Now = Given.Start.AddSeconds(3);

    [Fact]
    public void GivenNothing_WhenMessageArrives_ThenThreadOpensAndTurnIsScheduled()
    {
        var message = Given.Message();

        var decision = ThreadDecider.Accept(ThreadSnapshot.Empty, Given.ThreadId, message, null, Options, Now);

        Assert.Equal(
            [new ThreadEvent.Opened(Given.ThreadId, Channels.Mail, "john@example.com", "Where is my order?", null, Now), new ThreadEvent.MessageReceived(message, 1, Now)],
            decision.Events.AsEnumerable());
        Assert.Equal([new ThreadEffect.ScheduleTurn(Given.Start + Options.BurstQuiet)], decision.Effects.AsEnumerable());
    }

    [Fact]
    public void GivenMessage_WhenItArrivesAgain_ThenNothingHappens()
    {
        var thread = Given.Thread(Given.Opened(), Given.Received(Given.Message(), 1));

        var decision = ThreadDecider.Accept(thread, Given.ThreadId, Given.Message(second: 60), null, Options, Now);

        Assert.Same(ThreadDecision.Nothing, decision);
    }

    [Theory]
    [InlineData(MessageClass.AutoReply)]
    [InlineData(MessageClass.Bounce)]
    [InlineData(MessageClass.List)]
    [InlineData(MessageClass.Own)]
    public void GivenNothing_WhenMachineWrites_ThenItIsRecordedAndNeverAnswered(MessageClass kind)
    {
        var message = Given.Message(kind: kind);

        var decision = ThreadDecider.Accept(ThreadSnapshot.Empty, Given.ThreadId, message, null, Options, Now);

        Assert.Equal(new ThreadEvent.MessageReceived(message, 0, Now), decision.Events[^1]);
        Assert.Empty(decision.Effects);
        Assert.Null(ThreadDecider.StartTurn(ThreadDecider.Fold(ThreadSnapshot.Empty, decision.Events)));
    }

    [Fact]
    public void GivenBurst_WhenTurnStarts_ThenOneRequestHasAllItsMessages()
    {
        var thread = Given.Thread(
            Given.Opened(), Given.Received(Given.Message("m1"), 1), Given.Received(Given.Message("m2", second: 1), 2), Given.Received(Given.Message("m3", second: 2), 3));

        var request = ThreadDecider.StartTurn(thread);

        Assert.Equal(3, request!.Turn);
        Assert.Equal(["m1", "m2", "m3"], request.Messages.Select(message => message.Id));
    }

    [Fact]
    public void GivenEndlessBurst_WhenMessageArrives_ThenTurnIsDueAtTheLimit()
    {
        var thread = Given.Thread(Given.Opened(), Given.Received(Given.Message("m1"), 1));

        var decision = ThreadDecider.Accept(thread, Given.ThreadId, Given.Message("m2", second: 9), null, Options, Now);

        Assert.Equal([new ThreadEffect.ScheduleTurn(Given.Start + Options.BurstLimit)], decision.Effects.AsEnumerable());
    }

    [Fact]
    public void GivenPendingTurn_WhenItCompletes_ThenReplyIsInOutboxAndDelivered()
    {
        var thread = Given.Thread(Given.Opened(), Given.Received(Given.Message(), 1));
        var result = Given.Result(1, ["m1"]);

        var decision = ThreadDecider.CompleteTurn(thread, result, Options, Now);

        Assert.Equal([new ThreadEvent.TurnCompleted(result, Now)], decision.Events.AsEnumerable());
        Assert.Equal([new ThreadEffect.Deliver(result.Reply!)], decision.Effects.AsEnumerable());
        var after = ThreadDecider.Fold(thread, decision.Events);
        Assert.Equal([result.Reply!], after.Outbox.AsEnumerable());
        Assert.Empty(after.Pending);
        Assert.Equal(result.Reply!.DecidedAt, after.PendingSince);
    }

    [Fact]
    public void GivenNewerMessage_WhenStaleTurnCompletes_ThenDraftIsDiscardedAndTurnRunsAgain()
    {
        var thread = Given.Thread(Given.Opened(), Given.Received(Given.Message("m1"), 1), Given.Received(Given.Message("m2", second: 2), 2));

        var decision = ThreadDecider.CompleteTurn(thread, Given.Result(1, ["m1"]), Options, Now);

        Assert.Equal([new ThreadEvent.DraftDiscarded(1, "newer-message", Now)], decision.Events.AsEnumerable());
        Assert.Equal([new ThreadEffect.ScheduleTurn(Given.Start.AddSeconds(2) + Options.BurstQuiet)], decision.Effects.AsEnumerable());
    }

    [Fact]
    public void GivenAnsweredTurn_WhenItCompletesAgain_ThenNothingHappens()
    {
        var thread = Given.Thread(Given.Opened(), Given.Received(Given.Message(), 1), new ThreadEvent.TurnCompleted(Given.Result(1, ["m1"]), Now));

        Assert.Same(ThreadDecision.Nothing, ThreadDecider.CompleteTurn(thread, Given.Result(1, ["m1"]), Options, Now));
    }

    [Fact]
    public void GivenHandedOffThread_WhenCustomerReplies_ThenNoTurnRuns()
    {
        var thread = Given.Thread(Given.Opened(), Given.Received(Given.Message(), 1), new ThreadEvent.HandedOff("requested", Now));

        var decision = ThreadDecider.Accept(thread, Given.ThreadId, Given.Message("m2", second: 5), null, Options, Now);

        Assert.Empty(decision.Effects);
        Assert.Null(ThreadDecider.StartTurn(ThreadDecider.Fold(thread, decision.Events)));
    }

    [Fact]
    public void GivenHumanTookThread_WhenTurnCompletes_ThenDraftIsDiscarded()
    {
        var thread = Given.Thread(Given.Opened(), Given.Received(Given.Message(), 1), new ThreadEvent.Taken("ana", Now));

        var decision = ThreadDecider.CompleteTurn(thread, Given.Result(1, ["m1"]), Options, Now);

        Assert.Equal([new ThreadEvent.DraftDiscarded(1, "human", Now)], decision.Events.AsEnumerable());
        Assert.Empty(decision.Effects);
    }

    [Fact]
    public void GivenTwoCorrespondents_WhenTurnStarts_ThenItAnswersOnlyTheFirst()
    {
        var thread = Given.Thread(
            Given.Opened(), Given.Received(Given.Message("m1"), 1), Given.Received(Given.Message("m2", from: "ann@example.com", second: 1), 2));

        Assert.Equal(["m1"], ThreadDecider.StartTurn(thread)!.Messages.Select(message => message.Id));
        var after = ThreadDecider.CompleteTurn(thread, Given.Result(1, ["m1"]), Options, Now);
        Assert.Contains(after.Effects, effect => effect is ThreadEffect.ScheduleTurn);
    }

    [Fact]
    public void GivenLastAttempt_WhenTurnFails_ThenHumanIsCalled()
    {
        var thread = Given.Thread(
            Given.Opened(), Given.Received(Given.Message(), 1), new ThreadEvent.TurnFailed(1, 1, "X", Now), new ThreadEvent.TurnFailed(1, 2, "X", Now));

        var decision = ThreadDecider.FailTurn(thread, 1, 3, "X", Options, Now);

        Assert.Equal([new ThreadEvent.TurnFailed(1, 3, "X", Now), new ThreadEvent.HandedOff("turn-failed", Now)], decision.Events.AsEnumerable());
    }

    [Fact]
    public void GivenFailedAttempt_WhenTurnFails_ThenItIsTriedAgainWithBackoff()
    {
        var thread = Given.Thread(Given.Opened(), Given.Received(Given.Message(), 1), new ThreadEvent.TurnFailed(1, 1, "X", Now));

        var decision = ThreadDecider.FailTurn(thread, 1, 2, "X", Options, Now);

        Assert.Equal([new ThreadEffect.ScheduleTurn(Now + (2 * Options.TurnRetryDelay))], decision.Effects.AsEnumerable());
        Assert.Same(ThreadDecision.Nothing, ThreadDecider.FailTurn(thread, 1, 1, "X", Options, Now));
    }

    [Fact]
    public void GivenReplyInOutbox_WhenHandedOverTwice_ThenItIsNotedOnce()
    {
        var thread = Given.Thread(Given.Opened(), Given.Received(Given.Message(), 1), new ThreadEvent.TurnCompleted(Given.Result(1, ["m1"]), Now));

        var first = ThreadDeliveries.HandOver(thread, "reply-1@shop.example", Now);
        var after = ThreadDecider.Fold(thread, first.Events);

        Assert.Null(after.PendingSince);
        Assert.Same(ThreadDecision.Nothing, ThreadDeliveries.HandOver(after, "reply-1@shop.example", Now));
    }

    [Fact]
    public void GivenCrashAnywhere_WhenResumed_ThenWhatIsDueFollowsFromTheState()
    {
        var accepted = Given.Thread(Given.Opened(), Given.Received(Given.Message(), 1));
        var decided = ThreadDecider.Fold(accepted, [new ThreadEvent.TurnCompleted(Given.Result(1, ["m1"]), Now)]);
        var delivered = ThreadDecider.Fold(decided, [new ThreadEvent.ReplyHandedOver("reply-1@shop.example", Now)]);

        Assert.IsType<ThreadEffect.ScheduleTurn>(Assert.Single(ThreadDecider.Resume(accepted, Options).Effects));
        Assert.IsType<ThreadEffect.Deliver>(Assert.Single(ThreadDecider.Resume(decided, Options).Effects));
        Assert.Empty(ThreadDecider.Resume(delivered, Options).Effects);
    }

    [Fact]
    public void GivenVerificationTries_WhenTurnCompletes_ThenEachNewTryIsAudited()
    {
        var known = new VerificationTry("john@example.com", "11111", false, Now);
        var tried = new VerificationTry("john@example.com", "12345", true, Now);
        var thread = Given.Thread(Given.Opened(), Given.Received(Given.Message(), 1)) with { Conversation = Conversation.Empty with { Tries = [known] } };

        var decision = ThreadDecider.CompleteTurn(
            thread, Given.Result(1, ["m1"], conversation: Conversation.Empty with { Tries = [known, tried] }), Options, Now);

        Assert.Equal(new ThreadEvent.VerificationTried(tried, Now), decision.Events[0]);
        Assert.Equal(2, decision.Events.Length);
    }
}
