namespace Platform.Threads;

/// <summary>A slot that the customer has filled in this thread; it is never asked for again.</summary>
/// <param name="Name">One of <see cref="Understanding.SlotNames"/>.</param>
/// <param name="Value">The normalised value.</param>
/// <param name="Correspondent">Whose message gave it.</param>
/// <param name="At">When that message was received.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.slot-value")]
public sealed record SlotValue(
    [property: Id(0)] string Name,
    [property: Id(1)] string Value,
    [property: Id(2)] string Correspondent,
    [property: Id(3)] DateTimeOffset At);
