using System.Security.Cryptography;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Several rows written all or none (docs/adr/0032-shop-of-a-cluster.md). For what is rare and must agree; a message's own path writes single rows.</summary>
internal sealed class DynamoTransactions(IAmazonDynamoDB database, DynamoOptions options, TimeProvider time)
{
    // Others who write the same row in the same moment: 64 of them are through in about a second.
    private const int MostTries = 40;
    private const int MostPauseMilliseconds = 200;

    private readonly string _table = DynamoSchema.RowsName(options.TablePrefix);

    /// <summary>Writes all of it, or nothing.</summary>
    /// <returns>Null when it is written; else the place of the first change that did not find what it expects.</returns>
    /// <exception cref="TransactionCanceledException">It could not be written for another reason: a row was fought over for too long, or throttled.</exception>
    public async Task<int?> TryAsync(IReadOnlyList<DynamoChange> changes, CancellationToken cancellationToken)
    {
        var request = new TransactWriteItemsRequest { TransactItems = [.. changes.Select(Item)] };
        for (var tries = 1; ; tries++)
        {
            try
            {
                await database.TransactWriteItemsAsync(request, cancellationToken);
                return null;
            }
            catch (TransactionCanceledException refused) when (PlaceOf(refused, "ConditionalCheckFailed") is { } place)
            {
                return place;
            }
            catch (TransactionCanceledException conflict) when (tries < MostTries && PlaceOf(conflict, "TransactionConflict") is not null)
            {
                // Somebody else writes one of the rows just now. Who is to be first is chance, or all of them would come back together.
                await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, Math.Min(10 << Math.Min(tries, 8), MostPauseMilliseconds))), time, cancellationToken);
            }
        }
    }

    private static int? PlaceOf(TransactionCanceledException refusal, string code) =>
        (refusal.CancellationReasons ?? []).FindIndex(reason => reason.Code == code) is >= 0 and var place ? place : null;

    private TransactWriteItem Item(DynamoChange change) => change switch
    {
        DynamoChange.Add add => new()
        {
            Put = new() { TableName = _table, Item = DynamoTable.Write(add.Row), ConditionExpression = "attribute_not_exists(p)" },
        },
        DynamoChange.Replace replace => new()
        {
            Put = new()
            {
                TableName = _table,
                Item = DynamoTable.Write(replace.Row),
                ConditionExpression = "d = :old",
                ExpressionAttributeValues = new() { [":old"] = Text(replace.Read.Stored ?? replace.Read.Data) },
            },
        },
        DynamoChange.Remove remove => new() { Delete = new() { TableName = _table, Key = DynamoTable.Key(remove.Partition, remove.Sort) } },
        DynamoChange.Count count => new() { Update = Update(count) },
        _ => throw new ArgumentException($"{change.GetType().Name} is no change that is known", nameof(change)),
    };

    private Update Update(DynamoChange.Count count)
    {
        var update = new Update
        {
            TableName = _table,
            Key = DynamoTable.Key(count.Partition, count.Sort),
            UpdateExpression = "ADD n :by",
            ExpressionAttributeValues = new() { [":by"] = Number(count.By) },
        };
        if (count.Most < long.MaxValue)
        {
            // A missing number is 0; below 0 nothing fits, and what compares with -1 is refused.
            update.ConditionExpression = count.By > count.Most ? "n <= :most" : "attribute_not_exists(n) OR n <= :most";
            update.ExpressionAttributeValues[":most"] = Number(count.Most - count.By);
        }

        return update;
    }
}
