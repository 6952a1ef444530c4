namespace Platform.Callbacks;

/// <summary>The state of the book: bounded by hours, horizon and how long past calls are kept.</summary>
[GenerateSerializer, Immutable, Alias("platform.callbacks.callback-book")]
public sealed record CallbackBook
{
    /// <summary>Nobody wants to be called.</summary>
    public static CallbackBook Empty { get; } = new();

    /// <summary>The calls, in the order in which they were booked; of a thread at most one is open.</summary>
    [Id(0)] public ImmutableArray<Callback> Callbacks { get; init; } = [];

    /// <summary>The times that are held, at most one for a thread.</summary>
    [Id(1)] public ImmutableArray<CallbackHold> Holds { get; init; } = [];
}
