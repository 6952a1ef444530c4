using Platform.Leads;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The list of leads.</summary>
public sealed class SqliteLeadList(SqliteDatabase database) : ILeadList
{
    /// <inheritdoc/>
    public Task PutAsync(LeadEntry entry, CancellationToken cancellationToken = default) => database.WriteAsync(
        static (session, lead) =>
        {
            using var put = session.Use("INSERT OR REPLACE INTO leads (customer_id, score, band, queue, captured_at) VALUES (?, ?, ?, ?, ?)");
            return put.Bind(1, lead.CustomerId).Bind(2, lead.Score).Bind(3, (int)lead.Band).Bind(4, lead.Queue).Bind(5, lead.CapturedAt).Execute();
        },
        entry,
        cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(string customerId, CancellationToken cancellationToken = default) => database.WriteAsync(
        static (session, id) =>
        {
            using var delete = session.Use("DELETE FROM leads WHERE customer_id = ?");
            return delete.Bind(1, id).Execute();
        },
        customerId,
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LeadEntry>> ListAsync(LeadBand? band, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await database.ReadAsync(
            static (session, wanted) =>
            {
                using var select = session.Use(wanted.Band is null
                    ? "SELECT customer_id, score, band, queue, captured_at FROM leads ORDER BY score DESC, customer_id DESC LIMIT ?1"
                    : "SELECT customer_id, score, band, queue, captured_at FROM leads WHERE band = ?2 ORDER BY score DESC, customer_id DESC LIMIT ?1");
                select.Bind(1, wanted.Limit);
                if (wanted.Band is { } only)
                {
                    select.Bind(2, (int)only);
                }

                var leads = new List<LeadEntry>();
                while (select.Step())
                {
                    leads.Add(new(select.GetText(0), select.GetInt32(1), (LeadBand)select.GetInt32(2), select.GetText(3), select.GetMoment(4)));
                }

                return leads;
            },
            (Band: band, Limit: limit),
            cancellationToken);
    }
}
