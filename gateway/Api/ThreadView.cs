using System.Collections.Immutable;
using Platform.Deliveries;
using Platform.Operators;
using Platform.Threads;

namespace Platform.Gateway.Api;

/// <summary>A thread as the API shows it.</summary>
/// <param name="Thread">The head: status, customer, subject, sentiment.</param>
/// <param name="StateHash">The hash of the state, equal to that of a replay.</param>
/// <param name="LinkedTo">A thread that this one's first message referred to without being let in; null in the ordinary case.</param>
/// <param name="Conversation">What the thread remembers: slots, what was asked, levels, tries.</param>
/// <param name="Turns">Every message, oldest first, with its reading and the reply that answers it.</param>
/// <param name="Facts">What the agents returned, by turn.</param>
/// <param name="Deliveries">The replies and their truth.</param>
/// <param name="Jobs">What the turns left to be done.</param>
/// <param name="Mood">The mood, with the words that moved it.</param>
public sealed record ThreadView(
    ThreadHead Thread,
    string StateHash,
    string? LinkedTo,
    Conversation Conversation,
    ImmutableArray<TurnView> Turns,
    ImmutableArray<TurnFacts> Facts,
    ImmutableArray<DeliveryView> Deliveries,
    ImmutableArray<JobView> Jobs,
    ThreadMood Mood)
{
    /// <summary>Folds a log into the view.</summary>
    public static ThreadView From(IReadOnlyList<ThreadEvent> events)
    {
        var state = ThreadDecider.Fold(ThreadSnapshot.Empty, events);
        var completed = events.OfType<ThreadEvent.TurnCompleted>().ToList();
        var deliveries = events.Where(happened => happened is ThreadEvent.ReplyHandedOver or ThreadEvent.ReplyDelayed or ThreadEvent.ReplyFailed
            or ThreadEvent.ReplyReported or ThreadEvent.ReplySuppressed or ThreadEvent.ReplyDropped).ToList();
        return new(
            state.ToHead(),
            ThreadStateHash.Of(state),
            events.OfType<ThreadEvent.Opened>().FirstOrDefault()?.LinkedTo,
            state.Conversation,
            [.. events.OfType<ThreadEvent.MessageReceived>().Select(received => TurnView.Of(received, completed))],
            [.. completed.Where(turn => turn.Result.Facts.Length > 0).Select(turn => new TurnFacts(turn.Result.Turn, turn.Result.Facts))],
            [.. events.Select(happened => Delivery(happened, deliveries)).OfType<DeliveryView>()],
            [.. completed.SelectMany(turn => turn.Result.Jobs.Select(job => JobView.From(turn.Result.Turn, job, events)))],
            ThreadMood.Of(state.Conversation.Sentiment, events));
    }

    private static DeliveryView? Delivery(ThreadEvent happened, List<ThreadEvent> deliveries) => happened switch
    {
        ThreadEvent.TurnCompleted { Result.Reply: { } reply } => DeliveryView.From(reply, deliveries),
        ThreadEvent.OperatorReplied replied => DeliveryView.From(replied.Reply, deliveries, replied.OperatorName),
        _ => null,
    };
}
