using Platform.Threads;

namespace Platform.Ladder;

/// <summary>What the ladder asks of the stored threads.</summary>
public interface IThreadLookup
{
    /// <summary>Where a Message-ID was seen; see <see cref="IThreadLog.FindMessageAsync"/>.</summary>
    Task<IReadOnlyList<IndexedMessage>> FindMessageAsync(string messageIdHeader, CancellationToken cancellationToken = default);

    /// <summary>The newest threads that an address opened; an index serves it.</summary>
    Task<IReadOnlyList<ThreadHead>> ListRecentAsync(string customer, int limit, CancellationToken cancellationToken = default);

    /// <summary>Whether all of these addresses are participants of a thread, or proved by one. False for a thread that does not exist.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="addresses">In lower case, each once; never empty.</param>
    Task<bool> IsParticipantAsync(string threadId, ImmutableArray<string> addresses, CancellationToken cancellationToken = default);
}
