namespace Platform.Benchmarks.Workload;

/// <summary>The log, with somebody who looks on.</summary>
internal sealed class ObservedThreadLog(IThreadLog log, HandOvers handOvers) : IThreadLog
{
    public async Task AppendAsync(ThreadAppend append, CancellationToken cancellationToken = default)
    {
        await log.AppendAsync(append, cancellationToken);
        handOvers.Observe(append);
    }

    public IAsyncEnumerable<RecordedEvent> ReadAsync(string threadId, long afterVersion = 0, CancellationToken cancellationToken = default) =>
        log.ReadAsync(threadId, afterVersion, cancellationToken);

    public Task<ThreadHead?> FindHeadAsync(string threadId, CancellationToken cancellationToken = default) => log.FindHeadAsync(threadId, cancellationToken);

    public Task<ThreadHeadPage> ListHeadsAsync(ThreadQuery query, CancellationToken cancellationToken = default) => log.ListHeadsAsync(query, cancellationToken);

    public IAsyncEnumerable<string> ListThreadIdsAsync(CancellationToken cancellationToken = default) => log.ListThreadIdsAsync(cancellationToken);

    public Task<IReadOnlyList<string>> ListPendingAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken = default) =>
        log.ListPendingAsync(before, limit, cancellationToken);

    public Task<IReadOnlyList<IndexedMessage>> FindMessageAsync(string messageIdHeader, CancellationToken cancellationToken = default) =>
        log.FindMessageAsync(messageIdHeader, cancellationToken);
}
