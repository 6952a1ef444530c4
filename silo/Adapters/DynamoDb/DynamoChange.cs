namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>One write of several that are done all or none (<see cref="DynamoTransactions"/>). No two of them may be of the same row.</summary>
internal abstract record DynamoChange
{
    private DynamoChange()
    {
    }

    /// <summary>A row where there is none.</summary>
    internal sealed record Add(DynamoRow Row) : DynamoChange;

    /// <summary>A row in the place of one that is still as it was read.</summary>
    internal sealed record Replace(DynamoRow Read, DynamoRow Row) : DynamoChange;

    /// <summary>No row any more, whether there was one or not.</summary>
    internal sealed record Remove(string Partition, string Sort) : DynamoChange;

    /// <summary>A number that begins at 0 becomes greater or smaller, unless that makes it greater than <paramref name="Most"/>.</summary>
    internal sealed record Count(string Partition, string Sort, int By, long Most = long.MaxValue) : DynamoChange;
}
