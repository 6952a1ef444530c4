using System.Collections.Immutable;
using Platform.Ladder;
using Platform.Threads;

namespace Platform.Silo.Hosting;

/// <summary>What the ladder asks, answered by the index and by the threads themselves.</summary>
internal sealed class ThreadLookup(IThreadLog log, IGrainFactory grains) : IThreadLookup
{
    public Task<IReadOnlyList<IndexedMessage>> FindMessageAsync(string messageIdHeader, CancellationToken cancellationToken = default) =>
        log.FindMessageAsync(messageIdHeader, cancellationToken);

    public async Task<IReadOnlyList<ThreadHead>> ListRecentAsync(string customer, int limit, CancellationToken cancellationToken = default) =>
        (await log.ListHeadsAsync(new(null, customer, limit, null), cancellationToken)).Heads;

    public Task<bool> IsParticipantAsync(string threadId, ImmutableArray<string> addresses, CancellationToken cancellationToken = default) =>
        grains.GetGrain<IThreadGrain>(threadId).IsParticipant(addresses);
}
