using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Platform.Privacy;
using Platform.Threads;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>
/// Brings rewritings and removals of threads to their end. What is to become of a thread is decided by one append, under the condition of its
/// version; everything here follows from it, may be repeated, and may be done by two at once (docs/adr/0031-people-in-a-cluster.md).
/// </summary>
internal sealed class DynamoRewrites(
    IAmazonDynamoDB database, DynamoThreadLog log, DynamoTable rows, ObjectStore objects, IReplyFiles replies, DynamoOptions options, TimeProvider time)
{
    private const string All = "rewrites";

    // What was never decided, and never will be, names threads and replies and no person: it may lie about for a while.
    private static readonly TimeSpan Undecided = TimeSpan.FromDays(45);

    private readonly string _table = DynamoSchema.LogName(options.TablePrefix);
    private readonly DynamoThreadHeads _heads = new(database, options);
    private readonly DynamoMessageIndex _index = new(rows);

    /// <summary>Remembers what is about to be decided, before anything of it is written.</summary>
    public Task BeginAsync(PendingRewrite pending, CancellationToken cancellationToken) => rows.PutAsync(Row(pending), cancellationToken);

    /// <summary>Finishes what was decided, of all threads, with the replies that go with it. What was not decided stays or is forgotten.</summary>
    /// <returns>How many were finished.</returns>
    public async Task<int> FinishAllAsync(CancellationToken cancellationToken)
    {
        var finished = 0;
        foreach (var pending in await ListAsync("", cancellationToken))
        {
            if (await FinishAsync(pending, cancellationToken))
            {
                await replies.RemoveAsync(pending.ReplyIds, cancellationToken);
                await rows.RemoveAsync(All, Sort(pending), cancellationToken);
                finished++;
            }
        }

        return finished;
    }

    /// <summary>Finishes what was decided of one thread. Its replies are left to <see cref="FinishAllAsync"/>: their grains may be waiting for the thread's, which calls this.</summary>
    public async Task FinishAsync(string threadId, CancellationToken cancellationToken)
    {
        foreach (var pending in (await ListAsync($"{threadId}#", cancellationToken)).Where(pending => pending.ThreadId == threadId))
        {
            await FinishAsync(pending, cancellationToken);
        }
    }

    private async Task<List<PendingRewrite>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var found = new List<PendingRewrite>();
        await foreach (var row in rows.QueryAsync(new(All) { Prefix = prefix }, cancellationToken))
        {
            found.Add(row.As<PendingRewrite>());
        }

        return found;
    }

    /// <summary>Does what is left to do.</summary>
    /// <returns>False when it was never decided.</returns>
    private async Task<bool> FinishAsync(PendingRewrite pending, CancellationToken cancellationToken)
    {
        if (await log.FindAsync(pending.ThreadId, pending.Version, cancellationToken) is not { } decided)
        {
            // Removed with its thread; or not decided yet, and perhaps about to be.
            return pending.IsRemoved;
        }

        if (decided.Token != pending.Token)
        {
            await ForgetAsync(pending, cancellationToken);
            return false;
        }

        if (decided.IsEnd)
        {
            await RemoveAsync(pending, decided, cancellationToken);
        }
        else if (decided.Plan is { } name && await objects.FindAsync(name, cancellationToken) is { } stored)
        {
            await RewriteAsync(DynamoPlan.Read(stored), cancellationToken);
            await UnplanAsync(decided, name, cancellationToken);
        }

        await objects.RemoveAsync(DynamoPlan.Name(pending.ThreadId, pending.Token), cancellationToken);
        return true;
    }

    private async Task RewriteAsync(DynamoPlan plan, CancellationToken cancellationToken)
    {
        foreach (var planned in plan.Appends)
        {
            if (await log.FindAsync(plan.ThreadId, planned.First, cancellationToken) is { } current && planned.Replaces(current))
            {
                var next = planned.ToAppend(plan);
                List<ThreadEvent> was = [.. (await log.EventsAsync(current, cancellationToken)).Select(recorded => recorded.Event)];
                List<ThreadEvent> becomes = [.. (await log.EventsAsync(next, cancellationToken)).Select(recorded => recorded.Event)];
                var (before, after) = (ThreadIndexing.Of(plan.ThreadId, [.. was]), ThreadIndexing.Of(plan.ThreadId, [.. becomes]));

                // The events last: until they are changed they tell what else there is to do.
                await _index.PutAsync([.. after.Except(before)], next, cancellationToken);
                await _index.RemoveAsync(before.Except(after), current, cancellationToken);
                await RemoveOriginalsAsync(Originals(was).Except(Originals(becomes), StringComparer.Ordinal), cancellationToken);
                await ReplaceAsync(next, planned, cancellationToken);
            }

            if (planned.OldObject is { } old)
            {
                await objects.RemoveAsync(old, cancellationToken);
            }
        }
    }

    private async Task RemoveAsync(PendingRewrite pending, DynamoAppend end, CancellationToken cancellationToken)
    {
        var head = await _heads.FindAsync(pending.ThreadId, cancellationToken);
        foreach (var append in await log.ReadStoredAsync(pending.ThreadId, 0, cancellationToken))
        {
            if (append.First != end.First)
            {
                // Each tells what belongs to it, until it goes itself.
                List<ThreadEvent> events = [.. (await log.EventsAsync(append, cancellationToken)).Select(recorded => recorded.Event)];
                await _index.RemoveAsync(ThreadIndexing.Of(pending.ThreadId, [.. events]), append, cancellationToken);
                await RemoveOriginalsAsync(Originals(events), cancellationToken);
                await DeleteAsync(append, cancellationToken);
            }
        }

        await foreach (var (name, _) in objects.ListAsync(DynamoPlan.Folder(pending.ThreadId), cancellationToken))
        {
            await objects.RemoveAsync(name, cancellationToken);
        }

        if (head is not null)
        {
            await _heads.RemoveAsync(head, cancellationToken);
        }

        await rows.PutAsync(Row(pending with { IsRemoved = true }), cancellationToken);
        await DeleteAsync(end, cancellationToken);
    }

    /// <summary>Somebody else appended first: nothing was changed.</summary>
    private async Task ForgetAsync(PendingRewrite pending, CancellationToken cancellationToken)
    {
        await foreach (var (name, _) in objects.ListAsync(DynamoPlan.Folder(pending.ThreadId), cancellationToken))
        {
            if (name.EndsWith($"-{pending.Token}", StringComparison.Ordinal))
            {
                await objects.RemoveAsync(name, cancellationToken);
            }
        }

        await rows.RemoveAsync(All, Sort(pending), cancellationToken);
    }

    private async Task ReplaceAsync(DynamoAppend next, PlannedAppend planned, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue> { [":w"] = Text(planned.Token) };
        if (planned.OldRevision is { } revision)
        {
            values[":r"] = Text(revision);
        }

        await TryAsync(() => database.PutItemAsync(
            new PutItemRequest
            {
                TableName = _table,
                Item = next.Write(),
                ConditionExpression = planned.OldRevision is null ? "w = :w AND attribute_not_exists(#r)" : "w = :w AND #r = :r",
                ExpressionAttributeNames = new() { ["#r"] = DynamoAppend.RevisionName },
                ExpressionAttributeValues = values,
            },
            cancellationToken));
    }

    private Task UnplanAsync(DynamoAppend decided, string plan, CancellationToken cancellationToken) => TryAsync(() => database.UpdateItemAsync(
        new UpdateItemRequest
        {
            TableName = _table,
            Key = Key(decided),
            UpdateExpression = "REMOVE #p",
            ConditionExpression = "#p = :p",
            ExpressionAttributeNames = new() { ["#p"] = DynamoAppend.PlanName },
            ExpressionAttributeValues = new() { [":p"] = Text(plan) },
        },
        cancellationToken));

    private Task DeleteAsync(DynamoAppend append, CancellationToken cancellationToken) => TryAsync(() => database.DeleteItemAsync(
        new DeleteItemRequest
        {
            TableName = _table, Key = Key(append), ConditionExpression = "w = :w", ExpressionAttributeValues = new() { [":w"] = Text(append.Token) },
        },
        cancellationToken));

    /// <summary>A refused condition means that somebody else did it, or did something later.</summary>
    private static async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (ConditionalCheckFailedException)
        {
        }
    }

    private async Task RemoveOriginalsAsync(IEnumerable<string> hashes, CancellationToken cancellationToken)
    {
        foreach (var hash in hashes)
        {
            await objects.RemoveAsync(ObjectMailStore.Name(hash), cancellationToken);
        }
    }

    private static IEnumerable<string> Originals(IEnumerable<ThreadEvent> events) =>
        events.OfType<ThreadEvent.MessageReceived>().Select(received => received.Message.ContentHash).Where(hash => hash.Length > 0);

    private static Dictionary<string, AttributeValue> Key(DynamoAppend append) => new() { ["t"] = Text(append.ThreadId), ["v"] = Number(append.First) };

    private static string Sort(PendingRewrite pending) => string.Create(CultureInfo.InvariantCulture, $"{pending.ThreadId}#{pending.Version}#{pending.Token}");

    private DynamoRow Row(PendingRewrite pending) => DynamoRow.Of(All, Sort(pending), pending) with { ExpiresAt = time.GetUtcNow() + Undecided };
}
