using Platform.Returns;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The returned items: a partition for each order; a row that is there makes a return the only one.</summary>
internal sealed class DynamoReturnIndex(DynamoTable rows) : IReturnIndex
{
    /// <inheritdoc/>
    public async Task<string> ClaimAsync(string orderNumber, string sku, string rma, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        // Who comes second has a case too.
        await rows.PutAsync(new(Asked(orderNumber), rma, ""), cancellationToken);
        if (await rows.TryAddAsync(DynamoRow.Of(Partition(orderNumber), sku, new Stored(rma, at)), cancellationToken))
        {
            return rma;
        }

        return (await rows.FindAsync(Partition(orderNumber), sku, cancellationToken))!.As<Stored>().Rma;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> ListAsync(string orderNumber, CancellationToken cancellationToken = default)
    {
        var returns = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in rows.QueryAsync(new(Partition(orderNumber)), cancellationToken))
        {
            returns.Add(row.Sort, row.As<Stored>().Rma);
        }

        return returns;
    }

    /// <summary>Every return that was ever begun for an order, by its number.</summary>
    internal async Task<IReadOnlyList<string>> ListAllAsync(string orderNumber, CancellationToken cancellationToken)
    {
        var returns = new HashSet<string>((await ListAsync(orderNumber, cancellationToken)).Values, StringComparer.Ordinal);
        await foreach (var row in rows.QueryAsync(new(Asked(orderNumber)), cancellationToken))
        {
            returns.Add(row.Sort);
        }

        return [.. returns.Order(StringComparer.Ordinal)];
    }

    private static string Asked(string orderNumber) => $"returns-of#{orderNumber}";

    private static string Partition(string orderNumber) => $"return#{orderNumber}";

    private sealed record Stored(string Rma, DateTimeOffset ClaimedAt);
}
