namespace Platform.Threads;

/// <summary>The log of all threads (docs/adr/0002-thread-as-log.md). Durable when a task completes.</summary>
public interface IThreadLog
{
    /// <summary>Appends on the condition that the thread is at the expected version.</summary>
    /// <exception cref="ThreadVersionConflictException">The thread is at another version; nothing was written.</exception>
    Task AppendAsync(ThreadAppend append, CancellationToken cancellationToken = default);

    /// <summary>The events after a version, oldest first.</summary>
    IAsyncEnumerable<RecordedEvent> ReadAsync(string threadId, long afterVersion = 0, CancellationToken cancellationToken = default);

    /// <summary>The head of a thread; null when there is no such thread.</summary>
    Task<ThreadHead?> FindHeadAsync(string threadId, CancellationToken cancellationToken = default);

    /// <summary>Heads by last activity, newest first.</summary>
    Task<ThreadHeadPage> ListHeadsAsync(ThreadQuery query, CancellationToken cancellationToken = default);

    /// <summary>The ids of all threads, in the order of their ids; for replay.</summary>
    IAsyncEnumerable<string> ListThreadIdsAsync(CancellationToken cancellationToken = default);

    /// <summary>The ids of threads in which something is pending since before a moment, oldest first; served by an index over pending threads only.</summary>
    Task<IReadOnlyList<string>> ListPendingAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken = default);

    /// <summary>Where a Message-ID was seen.</summary>
    Task<IReadOnlyList<IndexedMessage>> FindMessageAsync(string messageIdHeader, CancellationToken cancellationToken = default);
}
