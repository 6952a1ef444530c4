using Platform.Threads;
using Platform.Understanding;

namespace Platform.Turns;

/// <summary>From readings to steps: which intents are served, with which slots, in which order. Pure.</summary>
public static class TurnPlanner
{
    private static readonly TimeSpan TryWindow = TimeSpan.FromHours(24);

    /// <summary>Plans a turn.</summary>
    public static TurnPlan Plan(TurnRequest request, ImmutableArray<MessageReading> readings, TurnOptions options, DateTimeOffset now)
    {
        var correspondent = request.Messages[0].Correspondent.Email;
        var conversation = Forget(request.Conversation, now);
        var wanted = new List<Wanted>();
        foreach (var (message, read) in request.Messages.Zip(readings))
        {
            Want(wanted, conversation, message, read.Reading, options);
            conversation = Remember(conversation, message, read.Reading, options);
        }

        var steps = Steps(wanted, conversation, correspondent, options);
        if (CallsHuman(readings, conversation, options))
        {
            // A question that nobody will read the answer to is not asked: the human takes it from here.
            steps = [.. steps.Where(step => step is TurnStep.CheckOrder or TurnStep.AnswerQuestion), new TurnStep.HandOff("sentiment")];
        }

        return new(steps, conversation);
    }

    /// <summary>Whether this correspondent has used up the wrong tries of the last 24 hours.</summary>
    public static bool IsLocked(Conversation conversation, string correspondent, TurnOptions options) =>
        conversation.Tries.Count(tried => !tried.Succeeded && tried.Correspondent == correspondent) >= options.VerificationTries;

    private static Conversation Forget(Conversation conversation, DateTimeOffset now) =>
        conversation with { Tries = conversation.Tries.RemoveAll(tried => now - tried.At >= TryWindow) };

    private static Conversation Remember(Conversation conversation, InboundMessage message, Reading reading, TurnOptions options)
    {
        var correspondent = message.Correspondent.Email;
        var slots = conversation.Slots;
        foreach (var slot in reading.Slots)
        {
            slots = slots.RemoveAll(known => known.Name == slot.Name && known.Correspondent == correspondent)
                .Add(new(slot.Name, slot.Value, correspondent, message.ReceivedAt));
        }

        var negative = reading.Sentiment.Label is SentimentLabel.Negative or SentimentLabel.VeryNegative;
        return conversation with
        {
            Slots = slots,
            Language = reading.Language is "und" && conversation.Language.Length > 0 ? conversation.Language : reading.Language,
            Sentiment = Math.Round(((1 - options.SentimentWeight) * conversation.Sentiment) + (options.SentimentWeight * reading.Sentiment.Score), 4),
            NegativeRun = negative ? conversation.NegativeRun + 1 : 0,
        };
    }

    private static bool CallsHuman(ImmutableArray<MessageReading> readings, Conversation conversation, TurnOptions options) =>
        readings.Any(read => read.Reading.Sentiment.Label == SentimentLabel.VeryNegative) || conversation.NegativeRun >= options.NegativeRun;

    /// <summary>What one message wants, given what was last asked: a bare answer continues what waits for it.</summary>
    private static void Want(List<Wanted> wanted, Conversation conversation, InboundMessage message, Reading reading, TurnOptions options)
    {
        var answersAsked = conversation.Asked is { } asked && reading.Slots.Any(slot => slot.Name == asked);
        var waitsForOrder = conversation.OpenIntents.Contains(IntentNames.CheckOrderStatus) || wanted.Exists(known => known.Intent == IntentNames.CheckOrderStatus);
        var fillsOpen = waitsForOrder && reading.Slots.Any(IsOrderSlot);
        if (answersAsked || fillsOpen)
        {
            foreach (var open in conversation.OpenIntents)
            {
                Add(wanted, new(open, message.Text));
            }
        }

        var understood = reading.Intents
            .Where(intent => intent.Name is not IntentNames.Fallback && !IsDoubtful(intent, reading, options))
            .ToList();
        foreach (var intent in understood.Where(intent => !(answersAsked && IsSmallTalk(intent.Name))))
        {
            // "Perfect, that is all" says yes to nothing: it is thanks.
            var thanks = intent.Name == IntentNames.Yes && conversation.Asked is null && reading.Sentiment.Label == SentimentLabel.Positive;
            Add(wanted, new(thanks ? IntentNames.Thanks : intent.Name, intent.Text));
        }

        if (understood.Count == 0 && !answersAsked && !fillsOpen)
        {
            var bareNumber = reading.Slots.Any(slot => slot.Name == SlotNames.OrderNumber);
            Add(wanted, bareNumber ? new(IntentNames.CheckOrderStatus, message.Text) : new(IntentNames.Fallback, message.Text));
        }
    }

    private static void Add(List<Wanted> wanted, Wanted more)
    {
        // Two questions are two answers; any other intent is served once a turn.
        if (!wanted.Any(known => known.Intent == more.Intent && (more.Intent != IntentNames.KnowledgeQuestion || known.Text == more.Text)))
        {
            wanted.Add(more);
        }
    }

    private static ImmutableArray<TurnStep> Steps(List<Wanted> wanted, Conversation conversation, string correspondent, TurnOptions options)
    {
        var substance = wanted.Where(want => !IsSmallTalk(want.Intent)).ToList();
        var served = substance.Count > 0 ? substance : wanted;
        var steps = served.Select(want => Step(want, conversation, correspondent, options)).Distinct().ToList();

        // One hand-off is enough, and what follows it would be asked by nobody.
        var handOff = steps.FindIndex(step => step is TurnStep.HandOff);
        if (handOff >= 0)
        {
            var only = steps[handOff];
            steps.RemoveAll(step => step is TurnStep.HandOff or TurnStep.AskSlot or TurnStep.Clarify);
            steps.Add(only);
        }

        return [.. steps];
    }

    private static TurnStep Step(Wanted want, Conversation conversation, string correspondent, TurnOptions options) => want.Intent switch
    {
        IntentNames.CheckOrderStatus => OrderStep(conversation, correspondent, options),
        IntentNames.KnowledgeQuestion => new TurnStep.AnswerQuestion(want.Text, Understood: true),
        IntentNames.Greeting => new TurnStep.Greet(),
        IntentNames.Thanks => new TurnStep.Acknowledge(),
        IntentNames.SpeakToHuman => new TurnStep.HandOff("requested"),
        IntentNames.No when conversation.Asked is not null => new TurnStep.HandOff("cannot-verify"),
        IntentNames.Yes when conversation.Asked is not null => OrderStep(conversation, correspondent, options),
        IntentNames.Yes or IntentNames.No => new TurnStep.Clarify(),
        IntentNames.Fallback => new TurnStep.AnswerQuestion(want.Text, Understood: false),
        _ => new TurnStep.HandOff($"no-agent:{want.Intent}"),
    };

    private static TurnStep OrderStep(Conversation conversation, string correspondent, TurnOptions options)
    {
        if (IsLocked(conversation, correspondent, options))
        {
            return new TurnStep.HandOff("verification-locked");
        }

        var number = conversation.Slot(SlotNames.OrderNumber, correspondent);
        var email = conversation.Slot(SlotNames.CustomerEmail, correspondent);
        return (number, email) switch
        {
            (null, _) => new TurnStep.AskSlot(IntentNames.CheckOrderStatus, SlotNames.OrderNumber, null),
            (_, null) => new TurnStep.AskSlot(IntentNames.CheckOrderStatus, SlotNames.CustomerEmail, number),
            _ => new TurnStep.CheckOrder(number, email),
        };
    }

    /// <summary>A clause beside a request that was perhaps read as a question.</summary>
    private static bool IsDoubtful(IntentReading intent, Reading reading, TurnOptions options) =>
        intent.Name == IntentNames.KnowledgeQuestion
        && intent.Confidence < options.BesideConfidence
        && reading.Intents.Any(other => other.Name is not (IntentNames.KnowledgeQuestion or IntentNames.Fallback) && !IsSmallTalk(other.Name));

    private static bool IsOrderSlot(SlotReading slot) => slot.Name is SlotNames.OrderNumber or SlotNames.CustomerEmail;

    private static bool IsSmallTalk(string intent) =>
        intent is IntentNames.Greeting or IntentNames.Thanks or IntentNames.Yes or IntentNames.No;

    private readonly record struct Wanted(string Intent, string Text);
}
