namespace Platform.Threads;

/// <summary>What a decider decided: events to append, effects to perform afterwards.</summary>
public sealed record ThreadDecision(ImmutableArray<ThreadEvent> Events, ImmutableArray<ThreadEffect> Effects)
{
    /// <summary>A repeat, or something overtaken: nothing happens.</summary>
    public static ThreadDecision Nothing { get; } = new([], []);
}
