using System.Globalization;
using Platform.Leads;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The list of leads: all by score in index 1, a band's in index 2.</summary>
internal sealed class DynamoLeadList(DynamoTable rows) : ILeadList
{
    private const string All = "leads";

    /// <inheritdoc/>
    public Task PutAsync(LeadEntry entry, CancellationToken cancellationToken = default)
    {
        var sort = string.Create(CultureInfo.InvariantCulture, $"{entry.Score:000}#{entry.CustomerId}");
        return rows.PutAsync(
            DynamoRow.Of(Partition(entry.CustomerId), DynamoRow.Only, entry) with { Owner = entry.CustomerId, First = (All, sort), Second = (OfBand(entry.Band), sort) },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string customerId, CancellationToken cancellationToken = default) =>
        rows.RemoveAsync(Partition(customerId), DynamoRow.Only, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LeadEntry>> ListAsync(LeadBand? band, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var query = (band is { } only ? new DynamoQuery(OfBand(only), Index: 2) : new DynamoQuery(All, Index: 1)) with { Descending = true, Limit = limit };
        var leads = new List<LeadEntry>();
        await foreach (var row in rows.QueryAsync(query, cancellationToken))
        {
            leads.Add(row.As<LeadEntry>());
        }

        return leads;
    }

    /// <summary>The partition of a customer.</summary>
    internal static string Partition(string customerId) => $"lead#{customerId}";

    private static string OfBand(LeadBand band) => string.Create(CultureInfo.InvariantCulture, $"leads#{(int)band}");
}
