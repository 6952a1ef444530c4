using Platform.Threads;
using Platform.Understanding;

namespace Platform.Turns;

/// <summary>What a turn will do, before any agent was asked.</summary>
/// <param name="Steps">In the customer's order.</param>
/// <param name="Conversation">The thread's memory with what these messages said.</param>
/// <param name="Given">The slots that these messages gave.</param>
/// <param name="Mood">The mood of the messages, the worst of them.</param>
/// <param name="CallsHuman">Whether the mood calls a human: then nothing is asked or offered.</param>
public sealed record TurnPlan(
    ImmutableArray<TurnStep> Steps, Conversation Conversation, ImmutableArray<string> Given, SentimentLabel Mood, bool CallsHuman);
