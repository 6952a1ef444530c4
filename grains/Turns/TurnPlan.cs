using Platform.Threads;

namespace Platform.Turns;

/// <summary>What a turn will do, before any agent was asked.</summary>
/// <param name="Steps">In the customer's order.</param>
/// <param name="Conversation">The thread's memory with what these messages said.</param>
public sealed record TurnPlan(ImmutableArray<TurnStep> Steps, Conversation Conversation);
