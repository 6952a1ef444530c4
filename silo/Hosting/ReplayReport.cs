namespace Platform.Silo.Hosting;

/// <summary>What a replay found.</summary>
/// <param name="Threads">How many threads were rebuilt.</param>
/// <param name="Events">How many events were folded.</param>
/// <param name="Differing">The threads that differ, each with what differs; empty when all is well.</param>
public sealed record ReplayReport(int Threads, long Events, IReadOnlyList<string> Differing)
{
    /// <summary>How many more threads could not be rebuilt, because an erasure has destroyed the key of events: of a backup that was put back.</summary>
    public int Erased { get; init; }
}
