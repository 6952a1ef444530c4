using Platform.LeadPackages;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The list of lead packages: a partition for each customer, and all by moment in index 1.</summary>
internal sealed class DynamoLeadPackageList(DynamoTable rows) : ILeadPackageList
{
    private const string All = "packages";

    /// <inheritdoc/>
    public Task PutAsync(string packageId, string customerId, DateTimeOffset openedAt, CancellationToken cancellationToken = default) => rows.TryAddAsync(
        new(Partition(customerId), packageId, "") { First = (All, $"{Sortable(openedAt.UtcTicks)}#{packageId}") }, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await IdsAsync(new(All, Index: 1) { Descending = true, Limit = limit }, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListOfAsync(string customerId, CancellationToken cancellationToken = default) =>
        await IdsAsync(new(Partition(customerId)), cancellationToken);

    /// <inheritdoc/>
    public async Task RemoveAsync(string customerId, CancellationToken cancellationToken = default)
    {
        foreach (var packageId in await ListOfAsync(customerId, cancellationToken))
        {
            await rows.RemoveAsync(Partition(customerId), packageId, cancellationToken);
        }
    }

    private async Task<List<string>> IdsAsync(DynamoQuery query, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var row in rows.QueryAsync(query, cancellationToken))
        {
            ids.Add(row.Sort);
        }

        return ids;
    }

    private static string Partition(string customerId) => $"packages-of#{customerId}";
}
