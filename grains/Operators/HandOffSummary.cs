using Platform.Mail;
using Platform.Threads;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Operators;

/// <summary>What an operator is shown of a thread, taken from its log word for word: nothing is written anew, so nothing can be wrong. Pure.</summary>
public static class HandOffSummary
{
    /// <summary>The lead score from which a lead is hot.</summary>
    public const int HotLead = 80;

    private const int LongestExcerpt = 300;
    private const int LastMessages = 10;
    private const int LastFacts = 30;

    /// <summary>The thread as the queue shows it.</summary>
    public static QueueEntry Entry(IReadOnlyList<ThreadEvent> events) => Entry(events, ThreadDecider.Fold(ThreadSnapshot.Empty, events));

    /// <summary>The whole context.</summary>
    public static ThreadContext Context(IReadOnlyList<ThreadEvent> events)
    {
        var state = ThreadDecider.Fold(ThreadSnapshot.Empty, events);
        var conversation = state.Conversation;
        return new(
            Entry(events, state),
            Summary(events),
            Open(events, state),
            conversation.Slots,
            conversation.Frames,
            [.. events.OfType<ThreadEvent.TurnCompleted>().SelectMany(turn => turn.Result.Facts).TakeLast(LastFacts)],
            conversation.CustomerEmail,
            conversation.Verifications,
            conversation.Tries,
            [.. events.Select(Said).OfType<SaidMessage>().TakeLast(LastMessages)])
        {
            ModelSummary = events.OfType<ThreadEvent.TurnCompleted>().Select(turn => turn.Result.Summary).LastOrDefault(summary => summary is not null),
        };
    }

    /// <summary>The queue in the order in which it should be worked off.</summary>
    public static IEnumerable<QueueEntry> Order(IEnumerable<QueueEntry> entries) =>
        entries.OrderBy(entry => entry.Urgency).ThenBy(entry => entry.WaitingSince ?? DateTimeOffset.MaxValue).ThenBy(entry => entry.Since).ThenBy(entry => entry.ThreadId, StringComparer.Ordinal);

    private static QueueEntry Entry(IReadOnlyList<ThreadEvent> events, ThreadSnapshot state)
    {
        var mood = ThreadMood.Of(state.Conversation.Sentiment, events);
        var waiting = Unanswered(events).FirstOrDefault()?.At;
        var (since, by) = Human(events);
        return new(
            state.Id, state.Status, UrgencyOf(mood, state, waiting), state.HandOff ?? "taken", since ?? state.LastActivityAt, waiting, by,
            state.Customer, state.Channel, state.Subject, state.Conversation.Language, mood, state.Conversation.LeadScore);
    }

    private static Urgency UrgencyOf(ThreadMood mood, ThreadSnapshot state, DateTimeOffset? waiting) =>
        waiting is null ? Urgency.Answered
        : mood.Label == SentimentLabel.VeryNegative || mood.Latest == SentimentLabel.VeryNegative ? Urgency.VeryNegative
        : state.Conversation.LeadScore >= HotLead ? Urgency.HotLead
        : Urgency.Waiting;

    /// <summary>Since when a human has the thread, and who.</summary>
    private static (DateTimeOffset? Since, string? By) Human(IReadOnlyList<ThreadEvent> events)
    {
        DateTimeOffset? since = null;
        string? by = null;
        foreach (var happened in events)
        {
            switch (happened)
            {
                case ThreadEvent.HandedOff:
                    since ??= happened.At;
                    break;
                case ThreadEvent.Taken taken:
                    since ??= taken.At;
                    by = taken.OperatorName;
                    break;
                case ThreadEvent.GivenBack:
                    (since, by) = (null, null);
                    break;
                default:
                    break;
            }
        }

        return (since, by);
    }

    /// <summary>The customer's messages that nobody has answered; that a colleague was called is no answer.</summary>
    private static List<ThreadEvent.MessageReceived> Unanswered(IReadOnlyList<ThreadEvent> events)
    {
        var waiting = new List<ThreadEvent.MessageReceived>();
        foreach (var happened in events)
        {
            switch (happened)
            {
                case ThreadEvent.MessageReceived { Turn: > 0 } received:
                    waiting.Add(received);
                    break;
                case ThreadEvent.TurnCompleted { Result: { HandOff: null, Reply: not null } result }:
                    waiting.RemoveAll(received => result.MessageIds.Contains(received.Message.Id));
                    break;
                case ThreadEvent.OperatorReplied or ThreadEvent.GivenBack:
                    waiting.Clear();
                    break;
                default:
                    break;
            }
        }

        return waiting;
    }

    private static ImmutableArray<SummaryTurn> Summary(IReadOnlyList<ThreadEvent> events)
    {
        var turns = ImmutableArray.CreateBuilder<SummaryTurn>();
        var byHuman = HumanAnswers(events);
        foreach (var received in events.OfType<ThreadEvent.MessageReceived>().Where(received => received.Message.Class == MessageClass.Customer))
        {
            var message = received.Message;
            var result = events.OfType<ThreadEvent.TurnCompleted>().FirstOrDefault(turn => turn.Result.MessageIds.Contains(message.Id))?.Result;
            var human = byHuman.GetValueOrDefault(message.Id);
            var answer = human?.Reply.Text ?? (result?.Reply is { } reply ? Body(reply.Text) : null);
            turns.Add(new(
                received.Turn,
                received.At,
                result is null ? [] : [.. result.Readings.Where(read => read.MessageId == message.Id).SelectMany(read => read.Reading.Intents).Select(intent => intent.Name).Distinct()],
                Excerpt(message.Text),
                answer is null ? null : Excerpt(answer),
                answer is null ? null : human?.OperatorName ?? "bot"));
        }

        return turns.ToImmutable();
    }

    /// <summary>The operator's reply that answered a message: the first one after it, when the bot had not answered before.</summary>
    private static Dictionary<string, ThreadEvent.OperatorReplied> HumanAnswers(IReadOnlyList<ThreadEvent> events)
    {
        var answers = new Dictionary<string, ThreadEvent.OperatorReplied>(StringComparer.Ordinal);
        for (var at = 0; at < events.Count; at++)
        {
            if (events[at] is ThreadEvent.OperatorReplied replied)
            {
                foreach (var received in Unanswered([.. events.Take(at)]))
                {
                    answers[received.Message.Id] = replied;
                }
            }
        }

        return answers;
    }

    private static ImmutableArray<OpenMatter> Open(IReadOnlyList<ThreadEvent> events, ThreadSnapshot state)
    {
        var open = ImmutableArray.CreateBuilder<OpenMatter>();
        if (state.Conversation.Asked is { } asked)
        {
            open.Add(new("question", asked));
        }

        open.AddRange(state.Conversation.Frames.Select(frame => new OpenMatter("intent", frame.Intent)));
        open.AddRange(Unanswered(events).Select(received => new OpenMatter("message", Excerpt(received.Message.Text))));
        open.AddRange(state.Jobs.Select(pending => new OpenMatter("job", pending.Job.Kind)));
        return open.ToImmutable();
    }

    private static SaidMessage? Said(ThreadEvent happened) => happened switch
    {
        ThreadEvent.MessageReceived received => new(received.At, received.Message.From.Email, received.Message.Text),
        ThreadEvent.TurnCompleted { Result.Reply: { } reply } completed => new(completed.At, "bot", reply.Text),
        ThreadEvent.OperatorReplied replied => new(replied.At, replied.OperatorName, replied.Reply.Text),
        _ => null,
    };

    /// <summary>A reply of the bot begins with a greeting and ends with a closing, each a paragraph (<see cref="ReplyText"/>).</summary>
    private static string Body(string reply)
    {
        var paragraphs = reply.Split("\n\n");
        return paragraphs.Length > 2 ? string.Join(' ', paragraphs[1..^1]) : reply;
    }

    private static string Excerpt(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestExcerpt ? line : string.Concat(line.AsSpan(0, LongestExcerpt), "…");
    }
}
