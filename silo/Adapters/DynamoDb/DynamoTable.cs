using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Platform.Encryption;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// Reads and writes rows. Nothing here scans: a row is found by its keys, a list by a partition or an index. The data of a row with an owner is
/// encrypted; its keys are what it is looked up by and stay plain. A row whose key was destroyed is not there any more for who reads it.
/// </summary>
/// <param name="database">The tables.</param>
/// <param name="options">Their names.</param>
/// <param name="cipher">Encrypts rows that have an owner; asked when there is one, because the data keys are rows themselves. Null for plain ones.</param>
internal sealed class DynamoTable(IAmazonDynamoDB database, DynamoOptions options, Func<ContentCipher>? cipher = null)
{
    // A row is fought over by two or three silos for a moment, never by many.
    private const int MostTries = 50;

    private readonly string _table = DynamoSchema.RowsName(options.TablePrefix);
    private readonly Func<ContentCipher> _cipher = cipher ?? (static () => ContentCipher.Off);

    /// <summary>Adds a row; false when its keys are taken.</summary>
    public async Task<bool> TryAddAsync(DynamoRow row, CancellationToken cancellationToken) =>
        await TryPutAsync(row, "attribute_not_exists(p)", [], cancellationToken);

    /// <summary>Adds a row or replaces it.</summary>
    public async Task PutAsync(DynamoRow row, CancellationToken cancellationToken) =>
        await database.PutItemAsync(new PutItemRequest { TableName = _table, Item = Write(await EncryptAsync(row, cancellationToken)) }, cancellationToken);

    /// <summary>A row; null when there is none. Sees every write that was acknowledged before.</summary>
    public async Task<DynamoRow?> FindAsync(string partition, string sort, CancellationToken cancellationToken)
    {
        var answer = await database.GetItemAsync(new GetItemRequest { TableName = _table, Key = Key(partition, sort), ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? await DecryptAsync(Read(item), cancellationToken) : null;
    }

    /// <summary>Changes a row as it is when it is written: somebody else's change in between is seen and the change made anew.</summary>
    /// <param name="partition">The row's partition.</param>
    /// <param name="sort">The row's sort key.</param>
    /// <param name="change">What the row becomes; null to leave it as it is.</param>
    /// <param name="cancellationToken">Ends the tries.</param>
    /// <returns>The row after it; null when there is none.</returns>
    public async Task<DynamoRow?> ChangeAsync(string partition, string sort, Func<DynamoRow, DynamoRow?> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var row = await FindAsync(partition, sort, cancellationToken);
            if (row is null || change(row) is not { } changed)
            {
                return row;
            }

            if (await TryPutAsync(changed, "d = :old", new() { [":old"] = Text(row.Stored ?? row.Data) }, cancellationToken))
            {
                return changed;
            }
        }

        throw new InvalidOperationException($"row {partition}/{sort} was changed by others {MostTries} times in a row");
    }

    /// <summary>Removes a row; nothing when there is none.</summary>
    public Task RemoveAsync(string partition, string sort, CancellationToken cancellationToken) =>
        database.DeleteItemAsync(new DeleteItemRequest { TableName = _table, Key = Key(partition, sort) }, cancellationToken);

    /// <summary>The next number of a series, from 1. A number is given once; one whose owner dies is missing.</summary>
    public async Task<long> NextAsync(string series, CancellationToken cancellationToken)
    {
        var answer = await database.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = _table,
                Key = Key($"series#{series}", DynamoRow.Only),
                UpdateExpression = "ADD n :one",
                ExpressionAttributeValues = new() { [":one"] = Number(1) },
                ReturnValues = ReturnValue.UPDATED_NEW,
            },
            cancellationToken);
        return answer.Attributes.Number("n");
    }

    /// <summary>Rows of a partition in the order of their sort keys. Of the table itself (index 0) it sees every write that was acknowledged before; an index follows within moments.</summary>
    public async IAsyncEnumerable<DynamoRow> QueryAsync(DynamoQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = Request(query);
        var left = query.Limit;
        do
        {
            request.Limit = Math.Min(left, 1000);
            var page = await database.QueryAsync(request, cancellationToken);
            foreach (var item in page.Items ?? [])
            {
                var read = Read(item);
                if ((await DecryptAsync(read, cancellationToken) ?? (query.WithErased ? read with { Data = "" } : null)) is { } row)
                {
                    yield return row;
                    left--;
                }
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (left > 0 && request.ExclusiveStartKey is { Count: > 0 });
    }

    private QueryRequest Request(DynamoQuery query)
    {
        var suffix = query.Index == 0 ? "" : $"{query.Index}";
        var values = new Dictionary<string, AttributeValue> { [":p"] = Text(query.Partition) };
        var range = query switch
        {
            { Prefix.Length: > 0 } => Bound("begins_with(#s, :a)", query.Prefix),
            { After: { } after } => Bound("#s > :a", after),
            { Before: { } before } => Bound("#s < :a", before),
            _ => null,
        };
        var request = new QueryRequest
        {
            TableName = _table,
            KeyConditionExpression = range is null ? "#p = :p" : $"#p = :p AND {range}",
            ExpressionAttributeNames = new() { ["#p"] = $"p{suffix}" },
            ExpressionAttributeValues = values,
            ScanIndexForward = !query.Descending,
        };
        if (range is not null)
        {
            request.ExpressionAttributeNames["#s"] = $"s{suffix}";
        }

        if (query.Index == 0)
        {
            request.ConsistentRead = true;
        }
        else
        {
            request.IndexName = $"index{query.Index}";
        }

        return request;

        string Bound(string condition, string value)
        {
            values[":a"] = Text(value);
            return condition;
        }
    }

    private async Task<bool> TryPutAsync(DynamoRow row, string condition, Dictionary<string, AttributeValue> values, CancellationToken cancellationToken)
    {
        var item = Write(await EncryptAsync(row, cancellationToken));
        try
        {
            await database.PutItemAsync(
                new PutItemRequest { TableName = _table, Item = item, ConditionExpression = condition, ExpressionAttributeValues = values.Count > 0 ? values : null },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private async ValueTask<DynamoRow> EncryptAsync(DynamoRow row, CancellationToken cancellationToken) => row.Owner is { } owner
        ? row with { Owner = null, Data = await _cipher().EncryptTextAsync(owner, ContentPlaces.Row(row.Partition, row.Sort), row.Data, cancellationToken) }
        : row;

    /// <summary>A row as it was; null when its key was destroyed.</summary>
    private async ValueTask<DynamoRow?> DecryptAsync(DynamoRow row, CancellationToken cancellationToken)
    {
        if (!ContentCipher.IsEncryptedText(row.Data))
        {
            return row;
        }

        // No data that is encrypted is empty.
        var data = await _cipher().DecryptTextAsync(ContentPlaces.Row(row.Partition, row.Sort), row.Data, cancellationToken);
        return data.Length > 0 ? row with { Data = data } : null;
    }

    internal static Dictionary<string, AttributeValue> Key(string partition, string sort) => new() { ["p"] = Text(partition), ["s"] = Text(sort) };

    internal static Dictionary<string, AttributeValue> Write(DynamoRow row)
    {
        if (row.Owner is not null)
        {
            throw new ArgumentException($"row {row.Partition}/{row.Sort} is to be encrypted, which several rows at once are not", nameof(row));
        }

        var item = Key(row.Partition, row.Sort);
        item["d"] = Text(row.Data);
        if (row.ExpiresAt is { } expires)
        {
            item[DynamoSchema.TimeToLive] = Number(expires.ToUnixTimeSeconds());
        }

        Place(1, row.First);
        Place(2, row.Second);
        Place(3, row.Third);
        return item;

        void Place(int index, (string Partition, string Sort)? entry)
        {
            if (entry is { } at)
            {
                item[$"p{index}"] = Text(at.Partition);
                item[$"s{index}"] = Text(at.Sort);
            }
        }
    }

    private static DynamoRow Read(Dictionary<string, AttributeValue> item)
    {
        var data = item.TextOrNull("d") ?? "";
        return new(item.Text("p"), item.Text("s"), data)
        {
            Stored = data,
            First = Entry(1),
            Second = Entry(2),
            Third = Entry(3),
            Counted = item.ContainsKey("n") ? item.Number("n") : 0,
            ExpiresAt = item.ContainsKey(DynamoSchema.TimeToLive) ? DateTimeOffset.FromUnixTimeSeconds(item.Number(DynamoSchema.TimeToLive)) : null,
        };

        (string, string)? Entry(int index) => item.TextOrNull($"p{index}") is { } partition ? (partition, item.Text($"s{index}")) : null;
    }
}
