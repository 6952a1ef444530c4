using Platform.Privacy;

namespace Platform.Threads;

/// <summary>Erasure and retention (docs/adr/0013-personal-data.md): the thread's one writer rewrites its own log, so that memory and log stay one.</summary>
public sealed partial class ThreadGrain
{
    public async Task<int> Erase(string address, DateTimeOffset until)
    {
        var events = await ReadAll();
        if (events.Any(recorded => recorded.IsErased))
        {
            // Of a backup that was put back: its key is destroyed, and what is left are the rows that it was looked up by.
            await Remove(events);
            return events.Length;
        }

        var redacted = ThreadRedaction.Redact(events, address, until);
        var share = redacted.Share;
        if (!redacted.Changed.IsEmpty)
        {
            var erased = new ThreadEvent.Erased(time.GetUtcNow());
            var next = ThreadDecider.Fold(ThreadSnapshot.Empty, redacted.Events.Select(recorded => recorded.Event).Append(erased));
            var (before, after) = (Index(events), Index(redacted.Events));
            await Rewrite(() => erasure.RewriteAsync(new(
                ThreadId, events.Length, redacted.Changed, erased, next.ToHead(), [.. before.Except(after)], [.. after.Except(before)], share.Originals, share.ReplyIds)));
            _thread = next;
        }

        return redacted.Changed.Length;
    }

    public async Task<bool> RemoveIfOlder(DateTimeOffset before)
    {
        if (_thread.Version == 0 || _thread.LastActivityAt >= before || _thread.PendingSince is not null)
        {
            return false;
        }

        await Remove(await ReadAll());
        return true;
    }

    private async Task Remove(ImmutableArray<RecordedEvent> events)
    {
        var originals = events.Select(recorded => recorded.Event).OfType<ThreadEvent.MessageReceived>().Select(received => received.Message.ContentHash);
        var replies = events.Select(recorded => recorded.Event).OfType<ThreadEvent.TurnCompleted>().Select(turn => turn.Result.Reply?.Id).OfType<string>();
        await Rewrite(() => erasure.RemoveAsync(new(
            ThreadId, events.Length, Index(events), [.. originals.Where(hash => hash.Length > 0).Distinct()], [.. replies]) { IsUnreadable = events.Any(recorded => recorded.IsErased) }));
        _thread = ThreadSnapshot.Empty;
        DeactivateOnIdle();
    }

    /// <summary>The snapshot goes first: after a crash between the two the log tells again what there is to erase.</summary>
    private async Task Rewrite(Func<Task> rewrite)
    {
        try
        {
            if (saved.RecordExists)
            {
                await saved.ClearStateAsync();
            }

            _savedVersion = 0;
            await rewrite();
        }
        catch (Exception failure)
        {
            LogAppendFailed(logger, ThreadId, _thread.Version, failure.GetType().Name);
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>An erasure clears the snapshot: one from before it was written behind it, by a stale activation, and has the person's words.</summary>
    private async Task BeginAnew()
    {
        await saved.ClearStateAsync();
        _savedVersion = 0;
        _thread = ThreadDecider.Fold(ThreadSnapshot.Empty, (await ReadAll()).Select(recorded => recorded.Event));
    }

    private async Task<ImmutableArray<RecordedEvent>> ReadAll()
    {
        var events = ImmutableArray.CreateBuilder<RecordedEvent>();
        await foreach (var recorded in log.ReadAsync(ThreadId))
        {
            events.Add(recorded);
        }

        return events.ToImmutable();
    }

    private ImmutableArray<IndexedMessage> Index(ImmutableArray<RecordedEvent> events) =>
        ThreadIndexing.Of(ThreadId, [.. events.Select(recorded => recorded.Event)]);
}
