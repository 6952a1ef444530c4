namespace Platform.Callbacks;

/// <summary>A time that is kept free for a turn that is not durable yet; what is not booked in time is free again.</summary>
/// <param name="ThreadId">For whom; a thread holds one time.</param>
/// <param name="Turn">The turn.</param>
/// <param name="Start">The time.</param>
/// <param name="Until">When it is free again.</param>
[GenerateSerializer, Immutable, Alias("platform.callbacks.callback-hold")]
public sealed record CallbackHold(
    [property: Id(0)] string ThreadId,
    [property: Id(1)] int Turn,
    [property: Id(2)] DateTimeOffset Start,
    [property: Id(3)] DateTimeOffset Until);
