using Platform.Agents;
using Platform.Tests.Threads;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Tests.Turns;

public sealed class TurnPlannerTests
{
    private static readonly TurnOptions Options = new();

    [Fact]
    public void GivenNothing_WhenOrderIsAskedFor_ThenOrderAgentIsCalled() =>
        Assert.Equal([Call(IntentNames.CheckOrderStatus)], Plan(Conversation.Empty, Given.Reading()).Steps.AsEnumerable());

    [Fact]
    public void GivenNumberAsked_WhenBareNumberComesDaysLater_ThenWhoAskedGoesOn()
    {
        var plan = Plan(Asked(SlotNames.OrderNumber), Given.Reading(IntentNames.Fallback, slots: (SlotNames.OrderNumber, "12345")));

        Assert.Equal([Call(IntentNames.CheckOrderStatus, "Where is my order?")], plan.Steps.AsEnumerable());
        Assert.Equal([SlotNames.OrderNumber], plan.Given.AsEnumerable());
        Assert.Equal("12345", plan.Conversation.Slot(SlotNames.OrderNumber, "john@example.com"));
    }

    [Fact]
    public void GivenNumberAsked_WhenEmailComesInstead_ThenWhoAskedGoesOn()
    {
        var plan = Plan(Asked(SlotNames.OrderNumber), Given.Reading(IntentNames.Fallback, slots: (SlotNames.CustomerEmail, "john@example.com")));

        Assert.Equal([Call(IntentNames.CheckOrderStatus, "Where is my order?")], plan.Steps.AsEnumerable());
    }

    [Theory]
    [InlineData(IntentNames.Yes)]
    [InlineData(IntentNames.No)]
    public void GivenQuestionAsked_WhenYesOrNoIsSaid_ThenWhoAskedHearsIt(string answer)
    {
        var plan = Plan(Asked(QuestionNames.SeeDeals, IntentNames.UpsellProducts), Given.Reading(answer));

        Assert.Equal([Call(IntentNames.UpsellProducts, "Where is my order?", answer)], plan.Steps.AsEnumerable());
    }

    [Fact]
    public void GivenOfferAsked_WhenNoAndFutureDealsAreSaid_ThenBothAreServed()
    {
        var reading = Given.Reading() with { Intents = [new(IntentNames.No, 0.9, "not now"), new(IntentNames.CaptureLeadInfo, 0.9, "tell me about future deals")] };

        var plan = Plan(Asked(QuestionNames.AcceptOffer, IntentNames.UpsellProducts), reading);

        Assert.Equal(
            [Call(IntentNames.UpsellProducts, "Where is my order?", IntentNames.No), Call(IntentNames.CaptureLeadInfo)],
            plan.Steps.AsEnumerable());
    }

    [Fact]
    public void GivenNumberAsked_WhenNoComesWithAnotherNumber_ThenTheNumberCounts()
    {
        var reading = Given.Reading(IntentNames.No, slots: (SlotNames.OrderNumber, "12346"));

        Assert.Equal([Call(IntentNames.CheckOrderStatus, "Where is my order?")], Plan(Asked(SlotNames.OrderNumber), reading).Steps.AsEnumerable());
    }

    [Fact]
    public void GivenSomethingAsked_WhenItsIntentIsReadAgain_ThenWhoAskedGetsTheWholeMessage() =>
        Assert.Equal([Call(IntentNames.CheckOrderStatus, "Where is my order?")], Plan(Asked(SlotNames.OrderNumber), Given.Reading()).Steps.AsEnumerable());

    [Fact]
    public void GivenSomethingAsked_WhenNobodyUnderstandsTheAnswer_ThenWhoAskedGetsIt() =>
        Assert.Equal([Call(IntentNames.CheckOrderStatus, "Where is my order?")], Plan(Asked(SlotNames.OrderNumber), Given.Reading(IntentNames.Fallback)).Steps.AsEnumerable());

    [Fact]
    public void GivenTwoIntents_WhenPlanned_ThenBothAreServedInTheCustomersOrder()
    {
        var reading = Given.Reading() with
        {
            Intents = [new(IntentNames.KnowledgeQuestion, 0.9, "Do you wrap gifts?"), new(IntentNames.CheckOrderStatus, 0.9, "Where is 12345?")],
        };

        Assert.Equal(
            [Call(IntentNames.KnowledgeQuestion, "Do you wrap gifts?"), Call(IntentNames.CheckOrderStatus)],
            Plan(Conversation.Empty, reading).Steps.AsEnumerable());
    }

    [Fact]
    public void GivenNumberAsked_WhenQuestionComesInstead_ThenQuestionIsServedAndNumberMayComeLater()
    {
        var plan = Plan(Asked(SlotNames.OrderNumber), Given.Reading(IntentNames.KnowledgeQuestion));

        Assert.Equal([Call(IntentNames.KnowledgeQuestion)], plan.Steps.AsEnumerable());
        Assert.Equal(IntentNames.CheckOrderStatus, Assert.Single(plan.Conversation.Frames).Intent);
    }

    [Fact]
    public void GivenWrongTriesOfTheDayBefore_WhenPlanned_ThenTheyAreForgotten()
    {
        var tries = Enumerable.Range(0, 5).Select(_ => new VerificationTry("john@example.com", "1", false, Given.Start.AddHours(-24)));

        Assert.Empty(Plan(Conversation.Empty with { Tries = [.. tries] }, Given.Reading()).Conversation.Tries);
    }

    [Fact]
    public void GivenVeryNegativeMessage_WhenPlanned_ThenHumanIsCalled()
    {
        var plan = Plan(Conversation.Empty, Given.Reading(mood: SentimentLabel.VeryNegative));

        Assert.Equal([new TurnStep.HandOff("sentiment"), Call(IntentNames.CheckOrderStatus)], plan.Steps.AsEnumerable());
        Assert.True(plan.CallsHuman);
    }

    [Fact]
    public void GivenSecondNegativeMessageRunning_WhenPlanned_ThenHumanIsCalled()
    {
        var plan = Plan(Conversation.Empty with { NegativeRun = 1 }, Given.Reading(IntentNames.KnowledgeQuestion, SentimentLabel.Negative));

        Assert.Equal([new TurnStep.HandOff("sentiment"), Call(IntentNames.KnowledgeQuestion)], plan.Steps.AsEnumerable());
    }

    [Fact]
    public void GivenBurst_WhenLaterMessagesFillTheFirst_ThenOneAgentIsCalled()
    {
        var plan = Plan(
            Conversation.Empty,
            Given.Reading(),
            Given.Reading(IntentNames.Fallback, slots: (SlotNames.OrderNumber, "12345")),
            Given.Reading(IntentNames.Fallback, slots: (SlotNames.CustomerEmail, "john@example.com")));

        Assert.Equal(Call(IntentNames.CheckOrderStatus), Assert.Single(plan.Steps));
    }

    [Fact]
    public void GivenSeveralValuesOfOneMessage_WhenRemembered_ThenAllAreKeptUntilTheNext()
    {
        var several = Plan(Conversation.Empty, Given.Reading(slots: [(SlotNames.ProductCategory, "Electronics"), (SlotNames.ProductCategory, "Home")])).Conversation;
        var next = Plan(several, Given.Reading(slots: (SlotNames.ProductCategory, "Books"))).Conversation;

        Assert.Equal(["Electronics", "Home"], several.Slots.Select(slot => slot.Value));
        Assert.Equal(["Books"], next.Slots.Select(slot => slot.Value));
    }

    [Theory]
    [InlineData(0.65, 1)]
    [InlineData(0.9, 2)]
    public void GivenQuestionBesideRequest_WhenItIsDoubtful_ThenOnlyTheRequestIsServed(double confidence, int steps)
    {
        var reading = Given.Reading() with { Intents = [new(IntentNames.CheckOrderStatus, 0.9, "where"), new(IntentNames.KnowledgeQuestion, confidence, "what")] };

        Assert.Equal(steps, Plan(Conversation.Empty, reading).Steps.Length);
    }

    [Theory]
    [InlineData(IntentNames.Greeting, "greet")]
    [InlineData(IntentNames.Thanks, "acknowledge")]
    [InlineData(IntentNames.Help, "help")]
    [InlineData(IntentNames.GiveFeedback, "feedback")]
    [InlineData(IntentNames.Yes, "clarify")]
    [InlineData(IntentNames.No, "clarify")]
    [InlineData(IntentNames.Cancel, "clarify")]
    public void GivenNothingAsked_WhenSmallTalkComes_ThenItIsAnswered(string intent, string key) =>
        Assert.Equal([new TurnStep.Say(key)], Plan(Conversation.Empty, Given.Reading(intent)).Steps.AsEnumerable());

    [Fact]
    public void GivenNothingAsked_WhenYesIsSaidGladly_ThenItIsThanks() =>
        Assert.Equal([new TurnStep.Say("acknowledge")], Plan(Conversation.Empty, Given.Reading(IntentNames.Yes, SentimentLabel.Positive)).Steps.AsEnumerable());

    [Fact]
    public void GivenSomethingOpen_WhenItIsCancelled_ThenItIsLeft() =>
        Assert.Equal([new TurnStep.Cancel()], Plan(Asked(SlotNames.OrderNumber), Given.Reading(IntentNames.Cancel)).Steps.AsEnumerable());

    [Fact]
    public void GivenThanksBesideRequest_WhenPlanned_ThenOnlyTheRequestIsServed()
    {
        var reading = Given.Reading() with { Intents = [new(IntentNames.Thanks, 0.9, "thanks"), new(IntentNames.CheckOrderStatus, 0.9, "where")] };

        Assert.Equal([Call(IntentNames.CheckOrderStatus)], Plan(Conversation.Empty, reading).Steps.AsEnumerable());
    }

    private static TurnStep.CallAgent Call(string intent, string? text = null, string? answer = null) =>
        new(intent, text ?? (intent == IntentNames.KnowledgeQuestion ? "text" : "Where is my order?"), answer);

    private static Conversation Asked(string asked, string intent = IntentNames.CheckOrderStatus) =>
        Conversation.Empty with { Asked = asked, Frames = [IntentFrame.Asking(intent, asked)] };

    private static TurnPlan Plan(Conversation conversation, params Reading[] readings)
    {
        var messages = readings.Select((_, index) => Given.Message($"m{index + 1}", second: index));
        var request = new TurnRequest(Given.ThreadId, readings.Length, [.. messages], conversation, 1);
        return TurnPlanner.Plan(request, Given.Readings(readings), Options, Given.Start.AddMinutes(1));
    }
}
