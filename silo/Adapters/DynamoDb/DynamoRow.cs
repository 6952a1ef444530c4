using System.Text.Json;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// A row of everything but the log: two keys, JSON, and up to three entries in sparse indexes. A store is then a few keys and a record,
/// and a new store needs no new table.
/// </summary>
/// <param name="Partition">Kind and id, such as <c>job#ID</c>: no two kinds share a partition.</param>
/// <param name="Sort">The key within the partition; <see cref="Only"/> where there is one row.</param>
/// <param name="Data">JSON.</param>
internal sealed record DynamoRow(string Partition, string Sort, string Data)
{
    /// <summary>How many indexes a row can be in.</summary>
    public const int Indexes = 3;

    /// <summary>The sort key of a partition's only row.</summary>
    public const string Only = "-";

    /// <summary>Where the row is found by index 1, 2 and 3; null for an index that does not have it.</summary>
    public (string Partition, string Sort)? First { get; init; }

    public (string Partition, string Sort)? Second { get; init; }

    public (string Partition, string Sort)? Third { get; init; }

    /// <summary>Whose data key its data is encrypted with: a customer's id, or empty for the platform's own; null for plain data. Only written, never read.</summary>
    public string? Owner { get; init; }

    /// <summary>Its data as it is stored, which a change compares with; null for a row that was not read.</summary>
    public string? Stored { get; init; }

    /// <summary>From when on DynamoDB may remove it; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What was counted at these keys, by a series or by <see cref="DynamoChange.Count"/>; 0 where nothing was. It is read here and never written.</summary>
    public long Counted { get; init; }

    /// <summary>A row that holds a record.</summary>
    public static DynamoRow Of<T>(string partition, string sort, T record) => new(partition, sort, JsonSerializer.Serialize(record, PlatformJson.Options));

    /// <summary>The record.</summary>
    public T As<T>() => JsonSerializer.Deserialize<T>(Data, PlatformJson.Stored) ?? throw new InvalidDataException($"row {Partition}/{Sort} is null");
}
