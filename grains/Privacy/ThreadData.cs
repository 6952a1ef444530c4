using Platform.Customers;
using Platform.Threads;
using Platform.Verifications;

namespace Platform.Privacy;

/// <summary>The person's share of every thread, with the tries of the addresses that wrote there.</summary>
public sealed class ThreadData(IPeople people, IThreadLog log, IReplyFiles replies, IGrainFactory grains) : IPersonalData
{
    /// <inheritdoc/>
    public string Name => "threads";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default)
    {
        var threads = new List<ExportedThread>();
        foreach (var id in await people.FindThreadsAsync(person.Address, cancellationToken))
        {
            if (ExportedThread.Of(id, await ReadAsync(id, cancellationToken), person) is { } thread)
            {
                threads.Add(thread);
            }
        }

        return threads.Count > 0 ? threads : null;
    }

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        await EraseTriesAsync(person.Address);
        var events = 0;
        foreach (var id in await people.FindThreadsAsync(person.Address, cancellationToken))
        {
            // Read before the log forgets who the person was here: after a crash between the two it is read again.
            var share = PersonalShare.Of(await ReadAsync(id, cancellationToken), person.Address, person.Until);
            foreach (var writer in share.Correspondents)
            {
                await EraseTriesAsync(writer);
            }

            events += await grains.GetGrain<IThreadGrain>(id).Erase(person.Address, person.Until);
            await replies.RemoveAsync(share.ReplyIds, cancellationToken);
        }

        return events;
    }

    private Task EraseTriesAsync(string writer) => grains.GetGrain<IVerificationGrain>(CustomerIds.FromAddress(writer)).Erase();

    private async Task<ImmutableArray<RecordedEvent>> ReadAsync(string threadId, CancellationToken cancellationToken)
    {
        var events = ImmutableArray.CreateBuilder<RecordedEvent>();
        await foreach (var recorded in log.ReadAsync(threadId, cancellationToken: cancellationToken))
        {
            events.Add(recorded);
        }

        return events.ToImmutable();
    }
}
