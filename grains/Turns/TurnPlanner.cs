using Platform.Agents;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Turns;

/// <summary>From readings to steps: which intents are served, in which order, and which of them a bare answer continues. Pure.</summary>
public static class TurnPlanner
{
    private static readonly TimeSpan TryWindow = TimeSpan.FromHours(24);

    /// <summary>Plans a turn.</summary>
    public static TurnPlan Plan(TurnRequest request, ImmutableArray<MessageReading> readings, TurnOptions options, DateTimeOffset now)
    {
        var conversation = Forget(request.Conversation, now);
        var wanted = new List<Wanted>();
        foreach (var (message, read) in request.Messages.Zip(readings))
        {
            Want(wanted, conversation, message, read.Reading, options);
            conversation = Remember(conversation, message, read.Reading, options);
        }

        var mood = readings.Select(read => read.Reading.Sentiment.Label).DefaultIfEmpty(SentimentLabel.Neutral).MaxBy(Severity);
        var callsHuman = mood == SentimentLabel.VeryNegative || conversation.NegativeRun >= options.NegativeRun;
        var steps = Steps(wanted, conversation);
        if (callsHuman)
        {
            // The human takes it from here, first of all for this reason; what can be told at once is told.
            steps = [new TurnStep.HandOff("sentiment"), .. steps.Where(step => step is TurnStep.CallAgent or TurnStep.OptOut)];
        }

        ImmutableArray<string> given = [.. readings.SelectMany(read => read.Reading.Slots).Select(slot => slot.Name).Distinct()];
        return new(steps, conversation, given, mood, callsHuman);
    }

    private static Conversation Forget(Conversation conversation, DateTimeOffset now) =>
        conversation with { Tries = conversation.Tries.RemoveAll(tried => now - tried.At >= TryWindow) };

    private static Conversation Remember(Conversation conversation, InboundMessage message, Reading reading, TurnOptions options)
    {
        var correspondent = message.Correspondent.Email;
        var names = reading.Slots.Select(slot => slot.Name).ToHashSet(StringComparer.Ordinal);
        var slots = conversation.Slots.RemoveAll(known => names.Contains(known.Name) && known.Correspondent == correspondent)
            .AddRange(reading.Slots.Select(slot => new SlotValue(slot.Name, slot.Value, correspondent, message.ReceivedAt)).Distinct());
        var negative = reading.Sentiment.Label is SentimentLabel.Negative or SentimentLabel.VeryNegative;
        return conversation with
        {
            Slots = slots,
            Language = reading.Language is "und" && conversation.Language.Length > 0 ? conversation.Language : reading.Language,
            Sentiment = Math.Round(((1 - options.SentimentWeight) * conversation.Sentiment) + (options.SentimentWeight * reading.Sentiment.Score), 4),
            NegativeRun = negative ? conversation.NegativeRun + 1 : 0,
        };
    }

    /// <summary>What one message wants, given what was last asked: a bare answer continues what waits for it.</summary>
    private static void Want(List<Wanted> wanted, Conversation conversation, InboundMessage message, Reading reading, TurnOptions options)
    {
        var owner = conversation.Asked is { } asked ? conversation.Frames.LastOrDefault(frame => frame.Asks == asked) : null;
        var understood = reading.Intents
            .Where(intent => intent.Name is not IntentNames.Fallback && !IsDoubtful(intent, reading, options))
            .ToList();
        var fills = owner is not null && reading.Slots.Any(slot => slot.Name == owner.Asks);
        var said = owner is null ? null : understood.Find(intent => intent.Name is IntentNames.Yes or IntentNames.No)?.Name;

        // "No, 12346" corrects: the value counts, not the no.
        var answer = fills ? null : said;
        if (owner is not null && (fills || answer is not null))
        {
            Add(wanted, new(owner.Intent, message.Text, answer));
        }

        foreach (var intent in understood.Where(intent => !(IsSmallTalk(intent.Name) && (fills || answer is not null))))
        {
            // "Perfect, that is all" says yes to nothing: it is thanks.
            var thanks = intent.Name == IntentNames.Yes && owner is null && reading.Sentiment.Label == SentimentLabel.Positive;

            // A question is one sentence; whoever does something looks for its details in the whole message.
            Add(wanted, new(thanks ? IntentNames.Thanks : intent.Name, intent.Name == IntentNames.KnowledgeQuestion ? intent.Text : message.Text));
        }

        var continues = fills || answer is not null;
        if (!continues && !understood.Exists(intent => !IsSmallTalk(intent.Name)) && reading.Slots.Length > 0 && conversation.Frames.Length > 0)
        {
            Add(wanted, new((owner ?? conversation.Frames[^1]).Intent, message.Text));
        }
        else if (understood.Count == 0 && !continues)
        {
            Add(wanted, Unclear(wanted, owner, message, reading));
        }
    }

    /// <summary>A message without an intent: a bare order number asks for the order, words that nobody understands go to what was asked, or to the documents.</summary>
    private static Wanted Unclear(List<Wanted> wanted, IntentFrame? owner, InboundMessage message, Reading reading)
    {
        if (owner is not null)
        {
            return new(owner.Intent, message.Text);
        }

        // In a burst a later message fills what an earlier one began.
        if (reading.Slots.Length > 0 && wanted.Find(known => !IsSmallTalk(known.Intent)) is { Intent: not null } earlier)
        {
            return earlier;
        }

        var bareNumber = reading.Slots.Any(slot => slot.Name == SlotNames.OrderNumber);
        return new(bareNumber ? IntentNames.CheckOrderStatus : IntentNames.Fallback, message.Text);
    }

    private static void Add(List<Wanted> wanted, Wanted more)
    {
        // Two questions are two answers; any other intent is served once a turn.
        if (!wanted.Exists(known => known.Intent == more.Intent && (more.Intent != IntentNames.KnowledgeQuestion || known.Text == more.Text)))
        {
            wanted.Add(more);
        }
    }

    private static ImmutableArray<TurnStep> Steps(List<Wanted> wanted, Conversation conversation)
    {
        var substance = wanted.Where(want => !IsSmallTalk(want.Intent)).ToList();
        var served = substance.Count > 0 ? substance : wanted;
        var steps = served.Select(want => Step(want, conversation)).Distinct().ToList();
        var handOff = steps.Find(step => step is TurnStep.HandOff);
        if (handOff is not null)
        {
            // One hand-off is enough, and it comes last.
            steps.RemoveAll(step => step is TurnStep.HandOff or TurnStep.Say);
            steps.Add(handOff);
        }

        return [.. steps];
    }

    private static TurnStep Step(Wanted want, Conversation conversation) => want.Intent switch
    {
        IntentNames.Greeting => new TurnStep.Say("greet"),
        IntentNames.Thanks => new TurnStep.Say("acknowledge"),
        IntentNames.Help => new TurnStep.Say("help"),
        IntentNames.GiveFeedback => new TurnStep.Say("feedback"),
        IntentNames.Repeat => new TurnStep.Repeat(),
        IntentNames.Cancel when conversation.Frames.Length > 0 => new TurnStep.Cancel(),
        IntentNames.Stop => new TurnStep.OptOut(),
        IntentNames.SpeakToHuman => new TurnStep.HandOff("requested"),
        IntentNames.Yes or IntentNames.No or IntentNames.Cancel => new TurnStep.Say("clarify"),
        _ => new TurnStep.CallAgent(want.Intent, want.Text, want.Answer),
    };

    /// <summary>A clause beside a request that was perhaps read as a question.</summary>
    private static bool IsDoubtful(IntentReading intent, Reading reading, TurnOptions options) =>
        intent.Name == IntentNames.KnowledgeQuestion
        && intent.Confidence < options.BesideConfidence
        && reading.Intents.Any(other => other.Name is not (IntentNames.KnowledgeQuestion or IntentNames.Fallback) && !IsSmallTalk(other.Name));

    private static bool IsSmallTalk(string intent) =>
        intent is IntentNames.Greeting or IntentNames.Thanks or IntentNames.Yes or IntentNames.No;

    private static int Severity(SentimentLabel label) => label switch
    {
        SentimentLabel.VeryNegative => 3,
        SentimentLabel.Negative => 2,
        SentimentLabel.Neutral => 1,
        _ => 0,
    };

    private readonly record struct Wanted(string Intent, string Text, string? Answer = null);
}
