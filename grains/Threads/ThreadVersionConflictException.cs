namespace Platform.Threads;

/// <summary>Somebody else appended first: this activation is stale, and what it decided must not leave.</summary>
[GenerateSerializer, Alias("platform.threads.version-conflict")]
public sealed class ThreadVersionConflictException(string threadId, long expected, long actual)
    : Exception($"thread {threadId}: expected version {expected}, the log has {actual}")
{
    /// <summary>The thread.</summary>
    [Id(0)]
    public string ThreadId { get; } = threadId;

    /// <summary>The version that the writer had seen.</summary>
    [Id(1)]
    public long Expected { get; } = expected;

    /// <summary>The version of the log.</summary>
    [Id(2)]
    public long Actual { get; } = actual;
}
