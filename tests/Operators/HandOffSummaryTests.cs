using Platform.Agents;
using Platform.Operators;
using Platform.Tests.Threads;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Tests.Operators;

public sealed class HandOffSummaryTests
{
    private static readonly DateTimeOffset Start = Given.Start;

    [Fact]
    public void GivenHandedOffThread_WhenQueued_ThenTheMessageThatCalledAHumanWaits()
    {
        var entry = HandOffSummary.Entry(HandedOff());

        Assert.Equal((ThreadStatus.HandedOff, "requested", Urgency.Waiting), (entry.Status, entry.Why, entry.Urgency));
        Assert.Equal((Start.AddSeconds(20), Start, null), (entry.Since, entry.WaitingSince, entry.Operator));
    }

    [Fact]
    public void GivenOperatorReplied_WhenQueued_ThenNobodyWaitsUntilTheCustomerWritesAgain()
    {
        ThreadEvent[] answered = [.. HandedOff(), new ThreadEvent.Taken("ana", Start.AddSeconds(30)), new ThreadEvent.OperatorReplied("ana", Given.Reply(7), Start.AddSeconds(31))];

        Assert.Equal((Urgency.Answered, null, "ana"), (HandOffSummary.Entry(answered).Urgency, HandOffSummary.Entry(answered).WaitingSince, HandOffSummary.Entry(answered).Operator));
        var again = HandOffSummary.Entry([.. answered, Given.Received(Given.Message("m2", second: 60), 2)]);
        Assert.Equal((Urgency.Waiting, Start.AddSeconds(60)), (again.Urgency, again.WaitingSince));
    }

    [Fact]
    public void GivenMood_WhenQueued_ThenLabelValueAndWordsAreShown()
    {
        var entry = HandOffSummary.Entry(HandedOff(Mood(SentimentLabel.VeryNegative, -0.9, "terrible", "liars"), sentiment: -0.5));

        Assert.Equal((SentimentLabel.Negative, -0.5, SentimentLabel.VeryNegative), (entry.Mood.Label, entry.Mood.Smoothed, entry.Mood.Latest));
        Assert.Equal(["terrible", "liars"], entry.Mood.Words.AsEnumerable());
        Assert.Equal(Urgency.VeryNegative, entry.Urgency);
    }

    [Fact]
    public void GivenSeveralThreads_WhenOrdered_ThenAngerComesBeforeLeadsAndLeadsBeforeWaiting()
    {
        var waiting = HandOffSummary.Entry(HandedOff());
        var longer = waiting with { ThreadId = "longer", WaitingSince = Start.AddMinutes(-5) };
        var angry = HandOffSummary.Entry(HandedOff(Mood(SentimentLabel.VeryNegative, -0.9, "liars"))) with { ThreadId = "angry" };
        var lead = HandOffSummary.Entry(HandedOff(leadScore: 80)) with { ThreadId = "lead" };
        var answered = waiting with { ThreadId = "answered", Urgency = Urgency.Answered, WaitingSince = null };

        Assert.Equal(
            ["angry", "lead", "longer", Given.ThreadId, "answered"],
            HandOffSummary.Order([answered, waiting, lead, longer, angry]).Select(entry => entry.ThreadId));
    }

    [Fact]
    public void GivenThread_WhenSummedUp_ThenItSaysTurnByTurnWhatWasWantedAndAnswered()
    {
        var context = HandOffSummary.Context([.. HandedOff(), Given.Received(Given.Message("m2", second: 60, text: "Hello? Anybody?"), 2)]);

        Assert.Equal([1, 2], context.Summary.Select(turn => turn.Turn));
        Assert.Equal([IntentNames.CheckOrderStatus], context.Summary[0].Wanted.AsEnumerable());
        Assert.Equal(("Where is my order?", "Order 12345 has been shipped.", "bot"), (context.Summary[0].Said, context.Summary[0].Answered, context.Summary[0].AnsweredBy));
        Assert.Null(context.Summary[1].Answered);
        Assert.Equal(
            [new OpenMatter("intent", IntentNames.ProcessReturn), new("message", "Where is my order?"), new("message", "Hello? Anybody?")],
            context.Open.AsEnumerable());
        Assert.Equal("orders/12345", Assert.Single(context.Facts).Source);
        Assert.Equal(2, Assert.Single(context.Levels).Level);
        Assert.Equal("12345", Assert.Single(context.Slots).Value);
        Assert.Equal(["john@example.com", "bot", "john@example.com"], context.Messages.Select(message => message.By));
    }

    [Fact]
    public void GivenOperatorReply_WhenSummedUp_ThenTheHumanIsNamed()
    {
        var context = HandOffSummary.Context(
        [
            .. HandedOff(), Given.Received(Given.Message("m2", second: 60), 2), new ThreadEvent.Taken("ana", Start.AddSeconds(70)),
            new ThreadEvent.OperatorReplied("ana", Given.Reply(7) with { Text = "I have it here." }, Start.AddSeconds(71)),
        ]);

        Assert.All(context.Summary, turn => Assert.Equal(("I have it here.", "ana"), (turn.Answered, turn.AnsweredBy)));
        Assert.DoesNotContain(context.Open, matter => matter.Kind == "message");
    }

    private static SentimentReading Mood(SentimentLabel label, double score, params string[] words) => new(label, score, [.. words]);

    private static ThreadEvent[] HandedOff(SentimentReading? mood = null, double sentiment = 0, int leadScore = 0)
    {
        var conversation = Conversation.Empty with
        {
            Language = "en",
            Sentiment = sentiment,
            LeadScore = leadScore,
            Slots = [new(SlotNames.OrderNumber, "12345", "john@example.com", Start)],
            Verifications = [new("john@example.com", 2, "12345", Start)],
            Frames = [new IntentFrame(IntentNames.ProcessReturn, null, [])],
        };
        var reading = Given.Reading() with { Sentiment = mood ?? Mood(SentimentLabel.Neutral, 0) };
        var result = Given.Result(1, ["m1"], handOff: "requested", conversation: conversation) with
        {
            Readings = [new("m1", reading)],
            Facts = [new Fact("f1", "orders/12345", "order 12345", [])],
            Reply = Given.Reply(1) with { Text = "Hello John,\n\nOrder 12345 has been shipped.\n\nKind regards\nShop" },
        };
        return
        [
            Given.Opened(), Given.Received(Given.Message(), 1), new ThreadEvent.TurnCompleted(result, Start.AddSeconds(20)),
            new ThreadEvent.HandedOff("requested", Start.AddSeconds(20)),
        ];
    }
}
