using Platform.Threads;

namespace Platform.Tests.Threads;

public sealed class OperatorReplyTests
{
    private static readonly ThreadOptions Options = new();
    private static readonly DateTimeOffset Now = Given.Start.AddMinutes(1);
    private static readonly Platform.Deliveries.OutboundReply Reply = Given.Reply(1) with { Id = "human@shop.example", Approved = true };

    [Fact]
    public void GivenThreadThatTheBotAnswers_WhenOperatorReplies_ThenItIsRefused()
    {
        var (outcome, decision) = ThreadDecider.ReplyAsOperator(Received(), "ana", Reply, Now);

        Assert.Equal(OperatorReplyOutcome.BotAnswers, outcome);
        Assert.Same(ThreadDecision.Nothing, decision);
    }

    [Fact]
    public void GivenHandedOffThread_WhenOperatorReplies_ThenItIsTakenAndTheReplyLeaves()
    {
        var thread = Received(new ThreadEvent.HandedOff("requested", Now));

        var (outcome, decision) = ThreadDecider.ReplyAsOperator(thread, "ana", Reply, Now);

        Assert.Equal(OperatorReplyOutcome.Accepted, outcome);
        Assert.Equal([new ThreadEvent.Taken("ana", Now), new ThreadEvent.OperatorReplied("ana", Reply, Now)], decision.Events.AsEnumerable());
        Assert.Equal([new ThreadEffect.Deliver(Reply)], decision.Effects.AsEnumerable());
    }

    [Fact]
    public void GivenReply_WhenItComesAgain_ThenItIsOne()
    {
        var thread = Received(new ThreadEvent.Taken("ana", Now), new ThreadEvent.OperatorReplied("ana", Reply, Now));

        var (outcome, decision) = ThreadDecider.ReplyAsOperator(thread, "ana", Reply with { Text = "other" }, Now);

        Assert.Equal(OperatorReplyOutcome.Duplicate, outcome);
        Assert.Same(ThreadDecision.Nothing, decision);
        Assert.Equal(1, thread.Replies);
        Assert.Equal([new ThreadEffect.Deliver(Reply, Again: true)], ThreadDecider.Resume(thread, Options).Effects.AsEnumerable());
    }

    [Fact]
    public void GivenRepliesOfBothInTheOutbox_WhenTaken_ThenOnlyTheHumansLeaves()
    {
        var thread = Received(
            new ThreadEvent.Taken("ana", Now), new ThreadEvent.OperatorReplied("ana", Reply, Now), new ThreadEvent.GivenBack("ana", Now),
            Given.Received(Given.Message("m2", second: 5), 2), new ThreadEvent.TurnCompleted(Given.Result(2, ["m2"]), Now), new ThreadEvent.Taken("bob", Now));

        Assert.Equal([Reply], thread.Outbox.AsEnumerable());
    }

    [Fact]
    public void GivenReply_WhenIndexed_ThenAnAnswerToItFindsTheThread() =>
        Assert.Equal([new IndexedMessage(Reply.Id, Given.ThreadId, Reply.Id)], ThreadIndexing.Of(Given.ThreadId, [new ThreadEvent.OperatorReplied("ana", Reply, Now)]).AsEnumerable());

    [Fact]
    public void GivenFramesBeforeTheHandOff_WhenGivenBack_ThenTheyAreStillThere()
    {
        var conversation = Conversation.Empty with { Frames = [new("ScheduleCallback", null, [])] };
        var thread = Received(
            new ThreadEvent.TurnCompleted(Given.Result(1, ["m1"], handOff: "requested", conversation: conversation), Now), new ThreadEvent.HandedOff("requested", Now),
            new ThreadEvent.Taken("ana", Now), new ThreadEvent.OperatorReplied("ana", Reply, Now), new ThreadEvent.GivenBack("ana", Now), Given.Received(Given.Message("m2"), 2));

        var request = ThreadDecider.StartTurn(thread);

        Assert.Equal("ScheduleCallback", Assert.Single(request!.Conversation.Frames).Intent);
        Assert.Equal(["m2"], request.Messages.Select(message => message.Id));
    }

    private static ThreadSnapshot Received(params ThreadEvent[] more) => Given.Thread([Given.Opened(), Given.Received(Given.Message(), 1), .. more]);
}
