using Platform.Threads;

namespace Platform.Tests.Threads;

public sealed class LoopDeciderTests
{
    private const string Robot = "We have opened case 4711 for you and will come back to you shortly.";
    private static readonly ThreadOptions Options = new();

    [Fact]
    public void GivenNothingAnswered_WhenMessageComes_ThenNothingIsSuspect() =>
        Assert.Null(LoopDecider.Suspect(Given.Thread(), Given.Message(text: Robot), Options, Given.Start));

    [Theory]
    [InlineData(19, LoopDecider.TooFast)]
    [InlineData(20, null)]
    public void GivenAnsweredMessage_WhenLongAnswerComesAtOnce_ThenNobodyTypedIt(int seconds, string? suspicion) =>
        Assert.Equal(suspicion, Suspect(Answering(Robot, seconds), Answered("Something else was written here before, at length.")));

    [Fact]
    public void GivenAnsweredMessage_WhenShortAnswerComesAtOnce_ThenItIsAnswered() =>
        Assert.Null(Suspect(Answering("yes please", 3), Answered("x")));

    [Fact]
    public void GivenAnsweredMessage_WhenItComesAgainWithOtherNumbers_ThenItIsSuspect() =>
        Assert.Equal(LoopDecider.Repeated, Suspect(Answering("We have opened case 4712 for you, and will come back to you shortly!", 300), Answered(Robot)));

    [Fact]
    public void GivenAnsweredMessage_WhenItComesAgainTheNextDay_ThenItIsAnswered() =>
        Assert.Null(Suspect(Answering(Robot, 24 * 3600), Answered(Robot)));

    [Fact]
    public void GivenAnsweredMessageOfSomebodyElse_WhenTheSameWordsCome_ThenTheyAreAnswered() =>
        Assert.Null(Suspect(Answering(Robot, 300), Answered(Robot) with { Correspondent = "ann@example.com" }));

    [Fact]
    public void GivenAsManyAnswersAsTheBudget_WhenAnotherMessageComes_ThenHumanIsCalled() =>
        Assert.Equal(LoopDecider.Budget, Suspect(Answering("ok", 300), [.. Enumerable.Range(0, 12).Select(number => Answered($"{number}"))]));

    [Fact]
    public void GivenSuspectMessage_WhenAccepted_ThenItIsKeptWithoutTurnAndHandedOff()
    {
        var thread = Given.Thread(Given.Opened()) with { Answered = [Answered(Robot)] };

        var decision = ThreadDecider.Accept(thread, Given.ThreadId, Answering(Robot, 300), null, Options, Given.Start.AddMinutes(5));

        Assert.Equal(0, decision.Events.OfType<ThreadEvent.MessageReceived>().Single().Turn);
        Assert.Equal(LoopDecider.Repeated, decision.Events.OfType<ThreadEvent.HandedOff>().Single().Reason);
        Assert.Empty(decision.Effects);
    }

    [Fact]
    public void GivenHeldMessage_WhenAccepted_ThenHumanSeesIt()
    {
        var decision = ThreadDecider.Accept(ThreadSnapshot.Empty, Given.ThreadId, Given.Message() with { Held = "flood" }, null, Options, Given.Start);

        Assert.Equal("flood", decision.Events.OfType<ThreadEvent.HandedOff>().Single().Reason);
        Assert.Empty(decision.Effects);
    }

    private static AnsweredMessage Answered(string text) => new("john@example.com", LoopDecider.TextKey(text), "reply-1@shop.example", Given.Start);

    private static InboundMessage Answering(string text, int second) => Given.Message("m2", text: text, second: second) with { References = ["reply-1@shop.example"] };

    private static string? Suspect(InboundMessage message, params AnsweredMessage[] answered) =>
        LoopDecider.Suspect(Given.Thread(Given.Opened()) with { Answered = [.. answered] }, message, Options, message.ReceivedAt);
}
