using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Tests.Privacy;

/// <summary>Reads every item of the cluster's tables and every object of its bucket, compressed events as they were before. Only a test may scan.</summary>
internal static class DynamoSearch
{
    /// <summary>What was found where: <c>t1-rows message#...: zqxbody</c>.</summary>
    public static async Task<List<string>> FindAsync(IAmazonDynamoDB database, ObjectStore objects, DynamoOptions options, IReadOnlyCollection<string> canaries)
    {
        var found = new List<string>();
        foreach (var item in await ScanAsync(database, DynamoSchema.LogName(options.TablePrefix)))
        {
            var where = $"log {item["t"].S}/{item["v"].N}";
            Search(where, Words(item));
            if (item.TryGetValue("b", out var body))
            {
                Search(where, Decode(item, body.B.ToArray()));
            }
            else if (item.TryGetValue("o", out var name) && await objects.FindAsync(name.S, CancellationToken.None) is { } stored)
            {
                Search($"{where} object", Decode(item, stored));
            }
        }

        foreach (var item in await ScanAsync(database, DynamoSchema.RowsName(options.TablePrefix)))
        {
            Search($"rows {item["p"].S}", Words(item));
        }

        await foreach (var (name, _) in objects.ListAsync("", CancellationToken.None))
        {
            Search("object names", name);
            Search(name, Encoding.Latin1.GetString((await objects.FindAsync(name, CancellationToken.None))!));
        }

        return found;

        void Search(string where, string text) =>
            found.AddRange(canaries.Where(canary => text.Contains(canary, StringComparison.OrdinalIgnoreCase)).Select(canary => $"{where}: {canary}"));
    }

    /// <summary>Every item of a table.</summary>
    public static async Task<List<Dictionary<string, AttributeValue>>> ScanAsync(IAmazonDynamoDB database, string table)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await database.ScanAsync(request);
            items.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return items;
    }

    private static string Words(Dictionary<string, AttributeValue> item) => string.Join('\n', item.Values.Select(value => value.S).OfType<string>());

    private static string Decode(Dictionary<string, AttributeValue> item, byte[] stored) =>
        Encoding.UTF8.GetString(StoredBody.Decode((int)item.Number("c"), stored, (int)item.Number("z"))!);
}
