namespace Platform.Threads;

/// <summary>An event at its place in a thread's log.</summary>
/// <param name="Version">1 for the first event of a thread; consecutive.</param>
/// <param name="Event">What happened.</param>
public sealed record RecordedEvent(long Version, ThreadEvent Event);
