namespace Platform.Threads;

/// <summary>An event at its place in a thread's log.</summary>
/// <param name="Version">1 for the first event of a thread; consecutive.</param>
/// <param name="Event">What happened.</param>
public sealed record RecordedEvent(long Version, ThreadEvent Event)
{
    /// <summary>Whether an erasure destroyed the key of what happened: then <see cref="Event"/> only says so (docs/adr/0030-encryption-at-rest.md).</summary>
    public bool IsErased { get; init; }
}
