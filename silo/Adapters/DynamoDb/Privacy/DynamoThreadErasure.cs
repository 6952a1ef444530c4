using System.Text.Json;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Threads;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>
/// Rewrites and removes threads. DynamoDB's transactions end at 100 items; so one append decides, under the condition of the version as every
/// other, and the rest follows from it: readers go by the decision at once, and a crash leaves only work (docs/adr/0031-people-in-a-cluster.md).
/// </summary>
internal sealed class DynamoThreadErasure(DynamoThreadLog log, ObjectStore objects, DynamoRewrites rewrites, DynamoThreadHeads heads) : IThreadErasure
{
    /// <inheritdoc/>
    public Task RewriteAsync(ThreadRewrite rewrite, CancellationToken cancellationToken = default) =>
        ContentCipher.WriteAsync(() => RewriteOnceAsync(rewrite, cancellationToken));

    private async Task<bool> RewriteOnceAsync(ThreadRewrite rewrite, CancellationToken cancellationToken)
    {
        var window = log.OpenWindow();
        var stored = await ReadAsync(rewrite.ThreadId, rewrite.ExpectedVersion, cancellationToken);
        var token = DynamoThreadLog.NextToken();
        await rewrites.BeginAsync(new(rewrite.ThreadId, rewrite.ExpectedVersion + 1, token, rewrite.ReplyIds), cancellationToken);
        var plan = new DynamoPlan(rewrite.ThreadId, token, await PlanAsync(rewrite, stored, token, cancellationToken));
        var name = DynamoPlan.Name(rewrite.ThreadId, token);
        await objects.PutAsync(name, plan.Write(), cancellationToken);
        var decision = await log.EncodeAsync(new(rewrite.ThreadId, rewrite.ExpectedVersion, [rewrite.Erased], rewrite.Head, []), token, cancellationToken) with { Plan = name };
        window?.Require();
        await log.CommitAsync(decision, cancellationToken);
        await heads.PutAsync(rewrite.Head, decision.Head, cancellationToken);
        await rewrites.FinishAsync(rewrite.ThreadId, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(ThreadRemoval removal, CancellationToken cancellationToken = default)
    {
        var last = (await ReadAsync(removal.ThreadId, removal.ExpectedVersion, cancellationToken))[^1];
        var token = DynamoThreadLog.NextToken();
        await rewrites.BeginAsync(new(removal.ThreadId, removal.ExpectedVersion + 1, token, removal.ReplyIds), cancellationToken);

        // Names nobody: whatever is left of the thread at a crash, this is found last.
        var at = Parse(last.Head).LastActivityAt;
        var head = new ThreadHead(removal.ThreadId, removal.ExpectedVersion + 1, default, "", "", "", "", 0, 0, 0, 0, 0, at, at, null, null);
        var end = await log.EncodeAsync(new(removal.ThreadId, removal.ExpectedVersion, [new ThreadEvent.Erased(at)], head, []), token, cancellationToken) with { IsEnd = true };
        await log.CommitAsync(end, cancellationToken);
        await rewrites.FinishAsync(removal.ThreadId, cancellationToken);
    }

    /// <summary>The appends up to a version, once nothing is left to do with them.</summary>
    private async Task<List<DynamoAppend>> ReadAsync(string threadId, long expectedVersion, CancellationToken cancellationToken)
    {
        await rewrites.FinishAsync(threadId, cancellationToken);
        var stored = await log.ReadStoredAsync(threadId, 0, cancellationToken);
        var actual = stored is [.., var last] ? last.Last : 0;
        return actual == expectedVersion && actual > 0 ? stored : throw new ThreadVersionConflictException(threadId, expectedVersion, actual);
    }

    /// <summary>What each append becomes: its events as they are to be, and the head after them, which names whoever opened the thread.</summary>
    private async Task<List<PlannedAppend>> PlanAsync(ThreadRewrite rewrite, List<DynamoAppend> stored, string token, CancellationToken cancellationToken)
    {
        var changed = rewrite.Changed.ToDictionary(recorded => recorded.Version, recorded => recorded.Event);
        var planned = new List<PlannedAppend>();
        var thread = ThreadSnapshot.Empty;
        foreach (var append in stored)
        {
            List<ThreadEvent> events = [.. (await log.EventsAsync(append, cancellationToken)).Select(recorded => changed.GetValueOrDefault(recorded.Version, recorded.Event))];
            thread = events.Aggregate(thread, ThreadEvolver.Evolve);
            var next = await log.EncodeAsync(new(append.ThreadId, append.First - 1, [.. events], thread.ToHead(), []), append.Token, cancellationToken) with { Revision = token };
            if (next.Head == append.Head && !events.Select((_, index) => append.First + index).Any(changed.ContainsKey))
            {
                continue;
            }

            if (next.ObjectName is not null)
            {
                // Under a name of its own: the old one is read until this one counts.
                next = next with { ObjectName = $"{DynamoPlan.Folder(append.ThreadId)}{append.First}-{token}" };
                await objects.PutAsync(next.ObjectName, next.Body.Bytes, cancellationToken);
            }

            planned.Add(PlannedAppend.Of(next, append));
        }

        return planned;
    }

    private static ThreadHead Parse(string head) => JsonSerializer.Deserialize<ThreadHead>(head, PlatformJson.Stored) ?? throw new InvalidDataException("a head is null");
}
