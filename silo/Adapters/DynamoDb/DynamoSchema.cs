using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The two tables: the log with its heads, and the rows of everything else. On-demand capacity; every index is sparse.</summary>
internal static class DynamoSchema
{
    /// <summary>The attribute by which DynamoDB removes a row of itself.</summary>
    public const string TimeToLive = "ttl";

    /// <summary>The log: a partition for each thread, see <see cref="DynamoThreadLog"/>.</summary>
    public static CreateTableRequest Log(string prefix) => Table(LogName(prefix), ("t", ScalarAttributeType.S), ("v", ScalarAttributeType.N),
    [
        Index("activity", "sh", "at", ("at", ScalarAttributeType.S)),
        Index("status", "st", "at", ("st", ScalarAttributeType.S)),
        Index("customer", "cu", "at", ("cu", ScalarAttributeType.S)),
        Index("pending", "ps", "pe", ("ps", ScalarAttributeType.S), ("pe", ScalarAttributeType.S)),
        Index("ids", "sh", "t", ("sh", ScalarAttributeType.S)),
    ]);

    /// <summary>The rows, see <see cref="DynamoRow"/>.</summary>
    public static CreateTableRequest Rows(string prefix) => Table(RowsName(prefix), ("p", ScalarAttributeType.S), ("s", ScalarAttributeType.S),
    [
        .. Enumerable.Range(1, DynamoRow.Indexes).Select(number => Index(
            $"index{number}", $"p{number}", $"s{number}", ($"p{number}", ScalarAttributeType.S), ($"s{number}", ScalarAttributeType.S))),
    ]);

    public static string LogName(string prefix) => $"{prefix}-log";

    public static string RowsName(string prefix) => $"{prefix}-rows";

    private static CreateTableRequest Table(
        string name,
        (string Name, ScalarAttributeType Type) partition,
        (string Name, ScalarAttributeType Type) sort,
        List<(GlobalSecondaryIndex Index, (string Name, ScalarAttributeType Type)[] Attributes)> indexes) => new()
    {
        TableName = name,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        KeySchema = Key(partition.Name, sort.Name),
        AttributeDefinitions =
        [
            .. indexes.SelectMany(index => index.Attributes).Append(partition).Append(sort).Distinct()
                .Select(attribute => new AttributeDefinition(attribute.Name, attribute.Type)),
        ],
        GlobalSecondaryIndexes = [.. indexes.Select(index => index.Index)],
    };

    private static (GlobalSecondaryIndex, (string, ScalarAttributeType)[]) Index(
        string name, string partition, string sort, params (string, ScalarAttributeType)[] attributes) => (
        new GlobalSecondaryIndex { IndexName = name, KeySchema = Key(partition, sort), Projection = Projection(name) },
        attributes);

    // What lists show is in the index: a page is one read. What only names threads has the keys alone.
    private static Projection Projection(string index) => index switch
    {
        "pending" or "ids" => new() { ProjectionType = ProjectionType.KEYS_ONLY },
        "activity" or "status" or "customer" => new() { ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = ["head"] },
        _ => new() { ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = ["d"] },
    };

    private static List<KeySchemaElement> Key(string partition, string sort) => [new(partition, KeyType.HASH), new(sort, KeyType.RANGE)];
}
