using Amazon.DynamoDBv2.Model;
using Platform.Threads;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>What export, erasure and retention ask of the heads.</summary>
internal sealed partial class DynamoThreadHeads
{
    /// <summary>Removes a head, unless it was put anew since it was read.</summary>
    public async Task RemoveAsync(ThreadHead head, CancellationToken cancellationToken)
    {
        try
        {
            await database.DeleteItemAsync(
                new DeleteItemRequest
                {
                    TableName = _table,
                    Key = new() { ["t"] = Text(head.ThreadId), ["v"] = Number(0) },
                    ConditionExpression = "n = :n AND #at = :at",
                    ExpressionAttributeNames = new() { ["#at"] = "at" },
                    ExpressionAttributeValues = new() { [":n"] = Number(head.Version), [":at"] = Text(Activity(head)) },
                },
                cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Somebody else removed it, and the thread has begun anew.
        }
    }

    /// <summary>Heads whose last activity is older than a moment, oldest first.</summary>
    public async Task<IReadOnlyList<ThreadHead>> ListOlderAsync(DateTimeOffset before, ThreadHead? after, int limit, CancellationToken cancellationToken)
    {
        // Keys are the moment and the thread: those of the very moment sort behind the moment alone.
        var (from, to) = (after is null ? "0" : Activity(after), Sortable(before.UtcTicks));
        var heads = new List<ThreadHead>();
        await foreach (var item in MergeAsync(Older, "at", descending: false, cancellationToken))
        {
            if (after is null || string.CompareOrdinal(item.Text("at"), from) > 0)
            {
                heads.Add(Parse(item.Text("head")));
                if (heads.Count == limit)
                {
                    break;
                }
            }
        }

        return heads;

        QueryRequest Older(string shard)
        {
            var request = Query("activity", "sh", shard, Math.Min(limit + 1, PageSize));
            request.KeyConditionExpression += " AND #s BETWEEN :from AND :to";
            request.ExpressionAttributeNames["#s"] = "at";
            (request.ExpressionAttributeValues[":from"], request.ExpressionAttributeValues[":to"]) = (Text(from), Text(to));
            return request;
        }
    }

    /// <summary>All heads, in no order that means something.</summary>
    public IAsyncEnumerable<ThreadHead> ListAllAsync(CancellationToken cancellationToken) =>
        MergeAsync(shard => Query("activity", "sh", shard, PageSize), "at", descending: false, cancellationToken).Select(item => Parse(item.Text("head")));
}
