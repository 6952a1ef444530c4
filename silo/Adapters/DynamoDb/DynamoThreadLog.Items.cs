using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2.Model;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>How appends are found.</summary>
internal sealed partial class DynamoThreadLog
{
    private async IAsyncEnumerable<DynamoAppend> ReadAppendsAsync(string threadId, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = Query(threadId, "v > :v", afterVersion);
        var first = true;
        do
        {
            var page = await database.QueryAsync(request, cancellationToken);
            var appends = (page.Items ?? []).Select(DynamoAppend.Read).ToList();
            if (first && afterVersion > 0 && (appends.Count == 0 || appends[0].First > afterVersion + 1)
                && await FindUpToAsync(threadId, afterVersion, cancellationToken) is { } around)
            {
                // The version is inside an append, or the newest one of all.
                yield return around;
            }

            foreach (var append in appends)
            {
                yield return append;
            }

            first = false;
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    internal Task<DynamoAppend?> FindTipAsync(string threadId, CancellationToken cancellationToken) => FindUpToAsync(threadId, long.MaxValue, cancellationToken);

    private async Task<DynamoAppend?> FindUpToAsync(string threadId, long version, CancellationToken cancellationToken)
    {
        var request = Query(threadId, "v BETWEEN :one AND :v", version);
        request.ExpressionAttributeValues[":one"] = Number(1);
        request.ScanIndexForward = false;
        request.Limit = 1;
        return (await database.QueryAsync(request, cancellationToken)).Items is [var item, ..] ? DynamoAppend.Read(item) : null;
    }

    internal async Task<DynamoAppend?> FindAsync(string threadId, long version, CancellationToken cancellationToken)
    {
        var answer = await database.GetItemAsync(
            new GetItemRequest { TableName = _table, Key = new() { ["t"] = Text(threadId), ["v"] = Number(version) }, ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? DynamoAppend.Read(item) : null;
    }

    private QueryRequest Query(string threadId, string range, long version) => new()
    {
        TableName = _table,
        KeyConditionExpression = $"t = :t AND {range}",
        ExpressionAttributeValues = new() { [":t"] = Text(threadId), [":v"] = Number(version) },
        ConsistentRead = true,
    };
}
