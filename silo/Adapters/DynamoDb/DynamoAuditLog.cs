using Platform.Audit;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>What people did by the API: one partition, numbered. People are few, and a partition takes a thousand writes a second.</summary>
internal sealed class DynamoAuditLog(DynamoTable rows) : IAuditLog
{
    private const string All = "audit";

    /// <inheritdoc/>
    public async Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var number = await rows.NextAsync(All, cancellationToken);

        // The number is nobody else's: if it is taken, then by this very request, which the SDK repeated when its answer was lost.
        await rows.TryAddAsync(DynamoRow.Of(All, Sortable(number), new NumberedAuditEntry(number, entry)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NumberedAuditEntry>> ListAsync(long before, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var found = new List<NumberedAuditEntry>();
        await foreach (var row in rows.QueryAsync(new(All) { Before = Sortable(before), Descending = true, Limit = limit }, cancellationToken))
        {
            found.Add(row.As<NumberedAuditEntry>());
        }

        return found;
    }
}
