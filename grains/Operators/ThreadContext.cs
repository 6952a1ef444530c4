using Platform.Agents;
using Platform.Threads;
using Platform.Turns;

namespace Platform.Operators;

/// <summary>Everything that an operator has to know before answering.</summary>
/// <param name="Entry">The thread as the queue shows it.</param>
/// <param name="Summary">Turn by turn: what was wanted, what was answered.</param>
/// <param name="Open">What is not settled.</param>
/// <param name="Slots">What the customer has told.</param>
/// <param name="Frames">The open intents with what their agents noted; the bot goes on with them after a give-back.</param>
/// <param name="Facts">What the agents returned, each with its source, newest last.</param>
/// <param name="CustomerEmail">The address that was verified; null when none was.</param>
/// <param name="Levels">What was proved, by whom, for which order.</param>
/// <param name="Tries">The tries of the last 24 hours.</param>
/// <param name="Messages">The last messages of both sides, oldest first.</param>
public sealed record ThreadContext(
    QueueEntry Entry,
    ImmutableArray<SummaryTurn> Summary,
    ImmutableArray<OpenMatter> Open,
    ImmutableArray<SlotValue> Slots,
    ImmutableArray<IntentFrame> Frames,
    ImmutableArray<Fact> Facts,
    string? CustomerEmail,
    ImmutableArray<Verification> Levels,
    ImmutableArray<VerificationTry> Tries,
    ImmutableArray<SaidMessage> Messages)
{
    /// <summary>A model's summary of the thread, made when it was handed off; null when there is none. Its figures were checked, its words were not.</summary>
    public string? ModelSummary { get; init; }
}
