namespace Platform.Callbacks;

/// <summary>When a call is wanted.</summary>
/// <param name="ThreadId">The thread that wants it.</param>
/// <param name="Turn">The turn that asks.</param>
/// <param name="From">The call begins no earlier.</param>
/// <param name="To">The call ends no later.</param>
/// <param name="At">When the turn is made: lead time and horizon are counted from here.</param>
[GenerateSerializer, Immutable, Alias("platform.callbacks.callback-search")]
public sealed record CallbackSearch(
    [property: Id(0)] string ThreadId,
    [property: Id(1)] int Turn,
    [property: Id(2)] DateTimeOffset From,
    [property: Id(3)] DateTimeOffset To,
    [property: Id(4)] DateTimeOffset At);
