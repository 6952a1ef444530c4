namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Which rows of a partition to read; at most one of prefix, after and before.</summary>
/// <param name="Partition">The partition, of the table or of an index.</param>
/// <param name="Index">0 for the table, 1 to 3 for an index.</param>
internal sealed record DynamoQuery(string Partition, int Index = 0)
{
    /// <summary>Only sort keys that begin with it.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Only greater sort keys.</summary>
    public string? After { get; init; }

    /// <summary>Only smaller sort keys.</summary>
    public string? Before { get; init; }

    /// <summary>The greatest sort key first.</summary>
    public bool Descending { get; init; }

    /// <summary>Also rows whose key was destroyed, with empty data: for whoever removes rows.</summary>
    public bool WithErased { get; init; }

    /// <summary>At most so many rows.</summary>
    public int Limit { get; init; } = int.MaxValue;
}
