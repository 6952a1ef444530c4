using Platform.Purchases;
using Platform.Workflows;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Purchases: a partition for each customer, all by moment in index 1; what counts for a customer's profile in a partition beside it.</summary>
internal sealed class DynamoPurchaseIndex(DynamoTable rows) : IPurchaseIndex
{
    private const string All = "purchases";

    /// <inheritdoc/>
    public Task PutAsync(string id, string customerId, WorkflowStatus status, DateTimeOffset acceptedAt, CancellationToken cancellationToken = default) =>
        UpsertAsync(Row(customerId, new(id, status, acceptedAt)), row => Row(customerId, row.As<Stored>() with { Status = status }), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(string? customerId, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var query = customerId is null ? new DynamoQuery(All, Index: 1) { Descending = true, Limit = limit } : new DynamoQuery(OfCustomer(customerId));
        var purchases = new List<Stored>();
        await foreach (var row in rows.QueryAsync(query, cancellationToken))
        {
            purchases.Add(row.As<Stored>());
        }

        return [.. purchases.OrderByDescending(purchase => purchase.AcceptedAt).ThenBy(purchase => purchase.Id, StringComparer.Ordinal).Take(limit).Select(purchase => purchase.Id)];
    }

    /// <inheritdoc/>
    public Task CountAsync(string id, string customerId, decimal amount, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        rows.TryAddAsync(DynamoRow.Of(Profile(customerId), id, new Counted(amount, at, IsRemoved: false)), cancellationToken);

    /// <inheritdoc/>
    public Task DiscountAsync(string id, string customerId, CancellationToken cancellationToken = default) => UpsertAsync(
        DynamoRow.Of(Profile(customerId), id, new Counted(0, null, IsRemoved: true)),
        row => DynamoRow.Of(row.Partition, row.Sort, row.As<Counted>() with { IsRemoved = true }),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<PurchaseSum> SumAsync(string customerId, CancellationToken cancellationToken = default)
    {
        var counted = new List<Counted>();
        await foreach (var row in rows.QueryAsync(new(Profile(customerId)), cancellationToken))
        {
            if (row.As<Counted>() is { IsRemoved: false } purchase)
            {
                counted.Add(purchase);
            }
        }

        return new(counted.Count, counted.Sum(purchase => purchase.Amount), counted.Max(purchase => purchase.At));
    }

    private async Task UpsertAsync(DynamoRow fresh, Func<DynamoRow, DynamoRow> change, CancellationToken cancellationToken)
    {
        if (!await rows.TryAddAsync(fresh, cancellationToken))
        {
            await rows.ChangeAsync(fresh.Partition, fresh.Sort, change, cancellationToken);
        }
    }

    private static DynamoRow Row(string customerId, Stored purchase) => DynamoRow.Of(OfCustomer(customerId), purchase.Id, purchase) with
    {
        First = (All, $"{Sortable(purchase.AcceptedAt.UtcTicks)}#{purchase.Id}"),
    };

    private static string OfCustomer(string customerId) => $"purchases-of#{customerId}";

    private static string Profile(string customerId) => $"bought#{customerId}";

    private sealed record Stored(string Id, WorkflowStatus Status, DateTimeOffset AcceptedAt);

    private sealed record Counted(decimal Amount, DateTimeOffset? At, bool IsRemoved);
}
