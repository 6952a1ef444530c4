namespace Platform.Callbacks;

/// <summary>What the book answers to a search.</summary>
/// <param name="Held">The time that is held for the thread; null when none in the interval is free.</param>
/// <param name="Minutes">How long a call is planned for.</param>
/// <param name="Nearest">When nothing is held: the nearest free times, the nearest first, at most three; empty when nothing is free at all.</param>
[GenerateSerializer, Immutable, Alias("platform.callbacks.callback-offer")]
public sealed record CallbackOffer(
    [property: Id(0)] DateTimeOffset? Held,
    [property: Id(1)] int Minutes,
    [property: Id(2)] ImmutableArray<DateTimeOffset> Nearest);
