using Platform.Tests.Threads;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Tests.Turns;

public sealed class TurnPlannerTests
{
    private static readonly TurnOptions Options = new();

    [Fact]
    public void GivenNothing_WhenOrderIsAskedForWithoutNumber_ThenNumberIsAsked()
    {
        var plan = Plan(Conversation.Empty, Given.Reading());

        Assert.Equal([new TurnStep.AskSlot(IntentNames.CheckOrderStatus, SlotNames.OrderNumber, null)], plan.Steps.AsEnumerable());
    }

    [Fact]
    public void GivenNumberAsked_WhenBareNumberComesDaysLater_ThenEmailIsAsked()
    {
        var asked = Conversation.Empty with { Asked = SlotNames.OrderNumber, OpenIntents = [IntentNames.CheckOrderStatus] };

        var plan = Plan(asked, Given.Reading(IntentNames.Fallback, slots: (SlotNames.OrderNumber, "12345")));

        Assert.Equal([new TurnStep.AskSlot(IntentNames.CheckOrderStatus, SlotNames.CustomerEmail, "12345")], plan.Steps.AsEnumerable());
    }

    [Fact]
    public void GivenNumberKnown_WhenEmailComes_ThenOrderIsChecked()
    {
        var asked = Conversation.Empty with
        {
            Asked = SlotNames.CustomerEmail,
            OpenIntents = [IntentNames.CheckOrderStatus],
            Slots = [new(SlotNames.OrderNumber, "12345", "john@example.com", Given.Start)],
        };

        var plan = Plan(asked, Given.Reading(IntentNames.Fallback, slots: (SlotNames.CustomerEmail, "john@example.com")));

        Assert.Equal([new TurnStep.CheckOrder("12345", "john@example.com")], plan.Steps.AsEnumerable());
    }

    [Fact]
    public void GivenSlotOfSomebodyElse_WhenOrderIsAskedFor_ThenItDoesNotCount()
    {
        var other = Conversation.Empty with { Slots = [new(SlotNames.OrderNumber, "12345", "bob@example.org", Given.Start)] };

        var plan = Plan(other, Given.Reading());

        Assert.Equal([new TurnStep.AskSlot(IntentNames.CheckOrderStatus, SlotNames.OrderNumber, null)], plan.Steps.AsEnumerable());
    }

    [Fact]
    public void GivenTwoIntents_WhenPlanned_ThenBothAreServedInTheCustomersOrder()
    {
        var reading = Given.Reading(slots: [(SlotNames.OrderNumber, "12345"), (SlotNames.CustomerEmail, "john@example.com")]) with
        {
            Intents = [new(IntentNames.KnowledgeQuestion, 0.9, "Do you wrap gifts?"), new(IntentNames.CheckOrderStatus, 0.9, "Where is 12345?")],
        };

        var plan = Plan(Conversation.Empty, reading);

        Assert.Equal(
            [new TurnStep.AnswerQuestion("Do you wrap gifts?", true), new TurnStep.CheckOrder("12345", "john@example.com")],
            plan.Steps.AsEnumerable());
    }

    [Fact]
    public void GivenNumberAsked_WhenQuestionComesInstead_ThenQuestionIsServedAndNumberMayComeLater()
    {
        var asked = Conversation.Empty with { Asked = SlotNames.OrderNumber, OpenIntents = [IntentNames.CheckOrderStatus] };

        var plan = Plan(asked, Given.Reading(IntentNames.KnowledgeQuestion));

        Assert.Equal([new TurnStep.AnswerQuestion("text", true)], plan.Steps.AsEnumerable());
        Assert.Equal([IntentNames.CheckOrderStatus], plan.Conversation.OpenIntents.AsEnumerable());
    }

    [Fact]
    public void GivenFiveWrongTries_WhenOrderIsAskedFor_ThenNothingIsCheckedAndHumanIsCalled()
    {
        var tries = Enumerable.Range(0, 5).Select(minute => new VerificationTry("john@example.com", "1", false, Given.Start.AddMinutes(minute)));
        var plan = Plan(
            Conversation.Empty with { Tries = [.. tries] },
            Given.Reading(slots: [(SlotNames.OrderNumber, "12345"), (SlotNames.CustomerEmail, "john@example.com")]));

        Assert.Equal([new TurnStep.HandOff("verification-locked")], plan.Steps.AsEnumerable());
    }

    [Fact]
    public void GivenWrongTriesOfTheDayBefore_WhenOrderIsAskedFor_ThenItIsChecked()
    {
        var tries = Enumerable.Range(0, 5).Select(_ => new VerificationTry("john@example.com", "1", false, Given.Start.AddHours(-24)));
        var plan = Plan(
            Conversation.Empty with { Tries = [.. tries] },
            Given.Reading(slots: [(SlotNames.OrderNumber, "12345"), (SlotNames.CustomerEmail, "john@example.com")]));

        Assert.Equal([new TurnStep.CheckOrder("12345", "john@example.com")], plan.Steps.AsEnumerable());
        Assert.Empty(plan.Conversation.Tries);
    }

    [Fact]
    public void GivenVeryNegativeMessage_WhenPlanned_ThenNothingIsAskedAndHumanIsCalled()
    {
        var plan = Plan(Conversation.Empty, Given.Reading(mood: SentimentLabel.VeryNegative));

        Assert.Equal([new TurnStep.HandOff("sentiment")], plan.Steps.AsEnumerable());
    }

    [Fact]
    public void GivenSecondNegativeMessageRunning_WhenPlanned_ThenHumanIsCalled()
    {
        var plan = Plan(Conversation.Empty with { NegativeRun = 1 }, Given.Reading(IntentNames.KnowledgeQuestion, SentimentLabel.Negative));

        Assert.Equal([new TurnStep.AnswerQuestion("text", true), new TurnStep.HandOff("sentiment")], plan.Steps.AsEnumerable());
    }

    [Fact]
    public void GivenBurst_WhenLaterMessagesFillTheFirst_ThenOrderIsChecked()
    {
        var plan = Plan(
            Conversation.Empty,
            Given.Reading(),
            Given.Reading(IntentNames.Fallback, slots: (SlotNames.OrderNumber, "12345")),
            Given.Reading(IntentNames.Fallback, slots: (SlotNames.CustomerEmail, "john@example.com")));

        Assert.Equal(new TurnStep.CheckOrder("12345", "john@example.com"), Assert.Single(plan.Steps));
    }

    [Theory]
    [InlineData(0.65, 1)]
    [InlineData(0.9, 2)]
    public void GivenQuestionBesideRequest_WhenItIsDoubtful_ThenOnlyTheRequestIsServed(double confidence, int steps)
    {
        var reading = Given.Reading() with { Intents = [new(IntentNames.CheckOrderStatus, 0.9, "where"), new(IntentNames.KnowledgeQuestion, confidence, "what")] };

        Assert.Equal(steps, Plan(Conversation.Empty, reading).Steps.Length);
    }

    [Fact]
    public void GivenNothingAsked_WhenYesIsSaidGladly_ThenItIsThanks()
    {
        Assert.IsType<TurnStep.Acknowledge>(Assert.Single(Plan(Conversation.Empty, Given.Reading(IntentNames.Yes, SentimentLabel.Positive)).Steps));
        Assert.IsType<TurnStep.Clarify>(Assert.Single(Plan(Conversation.Empty, Given.Reading(IntentNames.Yes)).Steps));
    }

    [Fact]
    public void GivenThanksBesideRequest_WhenPlanned_ThenOnlyTheRequestIsServed()
    {
        var reading = Given.Reading() with { Intents = [new(IntentNames.Thanks, 0.9, "thanks"), new(IntentNames.CheckOrderStatus, 0.9, "where")] };

        Assert.IsType<TurnStep.AskSlot>(Assert.Single(Plan(Conversation.Empty, reading).Steps));
    }

    [Fact]
    public void GivenIntentWithoutAgent_WhenPlanned_ThenHumanIsCalled()
    {
        var plan = Plan(Conversation.Empty, Given.Reading("ProcessReturn"));

        Assert.Equal([new TurnStep.HandOff("no-agent:ProcessReturn")], plan.Steps.AsEnumerable());
    }

    private static TurnPlan Plan(Conversation conversation, params Reading[] readings)
    {
        var messages = readings.Select((_, index) => Given.Message($"m{index + 1}", second: index));
        var request = new TurnRequest(Given.ThreadId, readings.Length, [.. messages], conversation, 1);
        return TurnPlanner.Plan(request, Given.Readings(readings), Options, Given.Start.AddMinutes(1));
    }
}
