using Orleans.Runtime;
using Orleans.Storage;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;

namespace Platform.Silo.Hosting;

/// <summary>Rebuilds threads from their logs and compares with everything that was derived from them: head and snapshot.</summary>
/// <param name="database">The database; it may be in use, for it is only read.</param>
/// <param name="cipher">Decrypts what is encrypted; null when nothing is.</param>
public sealed class ThreadReplay(SqliteDatabase database, ContentCipher? cipher = null)
{
    private readonly SqliteThreadLog _log = new(database, cipher);
    private readonly EncryptedGrainStorage _snapshots = new(new SqliteGrainStorage(PlatformStorage.Grains, database), cipher ?? ContentCipher.Off);

    /// <summary>Replays every thread.</summary>
    public async Task<ReplayReport> RunAsync(CancellationToken cancellationToken = default)
    {
        var (threads, erased, events) = (0, 0, 0L);
        var differing = new List<string>();
        await foreach (var threadId in _log.ListThreadIdsAsync(cancellationToken))
        {
            if (await FoldAsync(threadId, ThreadSnapshot.Empty, cancellationToken) is not { } replayed)
            {
                erased++;
                continue;
            }

            threads++;
            events += replayed.Version;
            if (await DifferenceAsync(threadId, replayed, cancellationToken) is { } difference)
            {
                differing.Add($"{threadId}: {difference}");
            }
        }

        return new(threads, events, differing) { Erased = erased };
    }

    /// <summary>The events of a thread up to a moment: what was known then.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="until">The moment, inclusive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<ThreadEvent>> ReadAsOfAsync(string threadId, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        var events = new List<ThreadEvent>();
        await foreach (var recorded in _log.ReadAsync(threadId, cancellationToken: cancellationToken))
        {
            if (recorded.Event.At <= until)
            {
                events.Add(recorded.Event);
            }
        }

        return events;
    }

    /// <summary>The fold; null when a part of it cannot be read any more.</summary>
    private async Task<ThreadSnapshot?> FoldAsync(string threadId, ThreadSnapshot from, CancellationToken cancellationToken)
    {
        var thread = from;
        await foreach (var recorded in _log.ReadAsync(threadId, from.Version, cancellationToken))
        {
            if (recorded.IsErased)
            {
                return null;
            }

            thread = ThreadEvolver.Evolve(thread, recorded.Event);
        }

        return thread;
    }

    private async Task<string?> DifferenceAsync(string threadId, ThreadSnapshot replayed, CancellationToken cancellationToken)
    {
        if (await _log.FindHeadAsync(threadId, cancellationToken) != replayed.ToHead())
        {
            return "the head differs from the replay";
        }

        var saved = new GrainState<ThreadSnapshot>();
        await _snapshots.ReadStateAsync("thread", GrainId.Create("thread", threadId), saved, cancellationToken);
        if (!saved.RecordExists)
        {
            return null;
        }

        var woken = await FoldAsync(threadId, saved.State!, cancellationToken);
        return ThreadStateHash.Of(woken!) == ThreadStateHash.Of(replayed) ? null : "the snapshot and what follows differ from the replay";
    }
}
