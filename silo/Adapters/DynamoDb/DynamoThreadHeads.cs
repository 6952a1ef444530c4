using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// The item of a thread that lists read: version 0 of its partition. It follows the newest append and never goes back. Lists over all
/// threads are spread over <see cref="Shards"/> partitions of their index and merged: one partition would take 1000 writes a second.
/// </summary>
internal sealed partial class DynamoThreadHeads(IAmazonDynamoDB database, DynamoOptions options)
{
    /// <summary>Over how many partitions an index spreads. Part of what is stored: never changed.</summary>
    public const int Shards = 8;

    private const int PageSize = 500;

    private readonly string _table = DynamoSchema.LogName(options.TablePrefix);

    /// <summary>Brings the head to the one after an append, unless a later one is there.</summary>
    public async Task PutAsync(ThreadHead head, string json, CancellationToken cancellationToken)
    {
        try
        {
            await database.PutItemAsync(
                new PutItemRequest
                {
                    TableName = _table,
                    Item = Write(head, json),
                    ConditionExpression = "attribute_not_exists(t) OR n < :n",
                    ExpressionAttributeValues = new() { [":n"] = Number(head.Version) },
                },
                cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Somebody appended after us and was faster with the head.
        }
    }

    /// <summary>Puts the head right when its writer died between the append and it.</summary>
    public async Task HealAsync(DynamoAppend last, CancellationToken cancellationToken)
    {
        if ((await FindAsync(last.ThreadId, cancellationToken))?.Version is not { } version || version < last.Last)
        {
            await PutAsync(Parse(last.Head), last.Head, cancellationToken);
        }
    }

    public async Task<ThreadHead?> FindAsync(string threadId, CancellationToken cancellationToken)
    {
        var answer = await database.GetItemAsync(
            new GetItemRequest { TableName = _table, Key = new() { ["t"] = Text(threadId), ["v"] = Number(0) }, ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? Parse(item.Text("head")) : null;
    }

    public async Task<ThreadHeadPage> ListAsync(ThreadQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        var after = query.Cursor is { } cursor ? ThreadHeadCursor.Parse(cursor) : ThreadHeadCursor.Start;
        var heads = new List<ThreadHead>();
        await foreach (var item in ReadAsync(query, $"{Sortable(after.LastActivityTicks)}#{after.ThreadId}", cancellationToken))
        {
            var head = Parse(item.Text("head"));
            if (query.Status is { } status && head.Status != status)
            {
                continue;
            }

            if (heads.Count == query.Limit)
            {
                return new(heads, new ThreadHeadCursor(heads[^1].LastActivityAt.UtcTicks, heads[^1].ThreadId).ToString());
            }

            heads.Add(head);
        }

        return new(heads, null);
    }

    public async IAsyncEnumerable<string> ListIdsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in MergeAsync(shard => Query("ids", "sh", shard, PageSize), "t", descending: false, cancellationToken))
        {
            yield return item.Text("t");
        }
    }

    public async Task<IReadOnlyList<string>> ListPendingAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var ids = new List<string>();
        await foreach (var item in MergeAsync(Pending, "pe", descending: false, cancellationToken))
        {
            ids.Add(item.Text("t"));
            if (ids.Count == limit)
            {
                break;
            }
        }

        return ids;

        QueryRequest Pending(string shard) => Before(Query("pending", "ps", shard, Math.Min(limit, PageSize)), "pe", Sortable(before.UtcTicks));
    }

    private IAsyncEnumerable<Dictionary<string, AttributeValue>> ReadAsync(ThreadQuery query, string before, CancellationToken cancellationToken)
    {
        var size = Math.Min(query.Limit + 1, PageSize);
        return query switch
        {
            { Customer: { } customer } => PagesAsync(Newest("customer", "cu", customer.ToLowerInvariant()), cancellationToken),
            { Status: { } status } => MergeAsync(shard => Newest("status", "st", $"{(int)status}#{shard}"), "at", descending: true, cancellationToken),
            _ => MergeAsync(shard => Newest("activity", "sh", shard), "at", descending: true, cancellationToken),
        };

        QueryRequest Newest(string index, string key, string value)
        {
            var request = Before(Query(index, key, value, size), "at", before);
            request.ScanIndexForward = false;
            return request;
        }
    }

    private QueryRequest Query(string index, string key, string value, int limit) => new()
    {
        TableName = _table,
        IndexName = index,
        KeyConditionExpression = "#k = :k",
        ExpressionAttributeNames = new() { ["#k"] = key },
        ExpressionAttributeValues = new() { [":k"] = Text(value) },
        Limit = limit,
    };

    private static QueryRequest Before(QueryRequest request, string sort, string value)
    {
        request.KeyConditionExpression += " AND #s < :s";
        request.ExpressionAttributeNames["#s"] = sort;
        request.ExpressionAttributeValues[":s"] = Text(value);
        return request;
    }

    private async IAsyncEnumerable<Dictionary<string, AttributeValue>> PagesAsync(QueryRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            var page = await database.QueryAsync(request, cancellationToken);
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>All shards in one order; each is read no further than needed.</summary>
    private async IAsyncEnumerable<Dictionary<string, AttributeValue>> MergeAsync(
        Func<string, QueryRequest> query, string sort, bool descending, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shards = Enumerable.Range(0, Shards).Select(shard => PagesAsync(query($"{shard}"), cancellationToken).GetAsyncEnumerator(cancellationToken)).ToList();
        try
        {
            var next = new PriorityQueue<IAsyncEnumerator<Dictionary<string, AttributeValue>>, string>(
                Comparer<string>.Create((left, right) => descending ? string.CompareOrdinal(right, left) : string.CompareOrdinal(left, right)));
            var filled = await Task.WhenAll(shards.Select(shard => shard.MoveNextAsync().AsTask()));
            foreach (var (shard, _) in shards.Zip(filled).Where(pair => pair.Second))
            {
                next.Enqueue(shard, shard.Current.Text(sort));
            }

            while (next.TryDequeue(out var first, out _))
            {
                yield return first.Current;
                if (await first.MoveNextAsync())
                {
                    next.Enqueue(first, first.Current.Text(sort));
                }
            }
        }
        finally
        {
            foreach (var shard in shards)
            {
                await shard.DisposeAsync();
            }
        }
    }

    private static Dictionary<string, AttributeValue> Write(ThreadHead head, string json)
    {
        var shard = Shard(head.ThreadId);
        var item = new Dictionary<string, AttributeValue>
        {
            ["t"] = Text(head.ThreadId),
            ["v"] = Number(0),
            ["n"] = Number(head.Version),
            ["head"] = Text(json),
            ["sh"] = Text(shard),
            ["st"] = Text($"{(int)head.Status}#{shard}"),
            ["at"] = Text(Activity(head)),
        };
        if (head.Customer.Length > 0)
        {
            item["cu"] = Text(head.Customer.ToLowerInvariant());
        }

        if (head.PendingSince is { } since)
        {
            item["ps"] = Text(shard);
            item["pe"] = Text($"{Sortable(since.UtcTicks)}#{head.ThreadId}");
        }

        return item;
    }

    private static string Activity(ThreadHead head) => $"{Sortable(head.LastActivityAt.UtcTicks)}#{head.ThreadId}";

    // The first byte of a hash: the same in every process and every version.
    private static string Shard(string threadId) => $"{SHA256.HashData(Encoding.UTF8.GetBytes(threadId))[0] % Shards}";

    private static ThreadHead Parse(string json) =>
        JsonSerializer.Deserialize<ThreadHead>(json, PlatformJson.Stored) ?? throw new InvalidDataException("a head is null");
}
