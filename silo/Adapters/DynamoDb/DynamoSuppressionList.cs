using Platform.Suppressions;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Suppressions: a partition for each customer, a row for each reason.</summary>
internal sealed class DynamoSuppressionList(DynamoTable rows) : ISuppressionList
{
    /// <inheritdoc/>
    public Task AddCustomerAsync(string customerId, string reason, DateTimeOffset since, string? evidence = null, CancellationToken cancellationToken = default) =>
        rows.TryAddAsync(DynamoRow.Of(Partition(customerId), reason, new Suppression(reason, since, evidence)), cancellationToken);

    /// <inheritdoc/>
    public Task LiftAsync(string customerId, string reason, CancellationToken cancellationToken = default) =>
        rows.RemoveAsync(Partition(customerId), reason, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Suppression>> ListAsync(string customerId, CancellationToken cancellationToken = default)
    {
        var reasons = new List<Suppression>();
        await foreach (var row in rows.QueryAsync(new(Partition(customerId)), cancellationToken))
        {
            reasons.Add(row.As<Suppression>());
        }

        return [.. reasons.OrderBy(entry => entry.Since).ThenBy(entry => entry.Reason, StringComparer.Ordinal)];
    }

    private static string Partition(string customerId) => $"suppression#{customerId}";
}
