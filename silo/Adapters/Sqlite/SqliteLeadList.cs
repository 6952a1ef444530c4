using Platform.Encryption;
using Platform.Leads;
using Platform.Silo.Adapters.Encryption;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The list of leads.</summary>
/// <param name="database">Where it is kept.</param>
/// <param name="cipher">Encrypts who looks after a lead; null for plain ones.</param>
public sealed class SqliteLeadList(SqliteDatabase database, ContentCipher? cipher = null) : ILeadList
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public Task PutAsync(LeadEntry entry, CancellationToken cancellationToken = default) => ContentCipher.WriteAsync(async () =>
    {
        var queue = await StoredText.EncryptAsync(_cipher, entry.CustomerId, ContentPlaces.Lead(entry.CustomerId), entry.Queue, cancellationToken);
        return await database.WriteAsync(
            static (session, row) =>
            {
                var (lead, queue, cipher) = row;
                queue.RequireLive(cipher);
                using var put = session.Use("INSERT OR REPLACE INTO leads (customer_id, score, band, queue, captured_at) VALUES (?, ?, ?, ?, ?)");
                return queue.BindTo(put, 4).Bind(1, lead.CustomerId).Bind(2, lead.Score).Bind(3, (int)lead.Band).Bind(5, lead.CapturedAt).Execute();
            },
            (entry, queue, _cipher),
            cancellationToken);
    });

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
        return await EncryptedRows.ListAsync(
            limit,
            most => database.ReadAsync(List, (band, most), cancellationToken),
            async ValueTask<LeadEntry?> (row) =>
                await row.Queue.DecryptAsync(_cipher, ContentPlaces.Lead(row.Lead.CustomerId), cancellationToken) is { } queue ? row.Lead with { Queue = queue } : null);
    }

    private static List<(LeadEntry Lead, StoredText Queue)> List(SqliteSession session, (LeadBand? Band, int Limit) wanted)
    {
        using var select = session.Use(wanted.Band is null
            ? "SELECT customer_id, score, band, queue, captured_at FROM leads ORDER BY score DESC, customer_id DESC LIMIT ?1"
            : "SELECT customer_id, score, band, queue, captured_at FROM leads WHERE band = ?2 ORDER BY score DESC, customer_id DESC LIMIT ?1");
        select.Bind(1, wanted.Limit);
        if (wanted.Band is { } only)
        {
            select.Bind(2, (int)only);
        }

        var leads = new List<(LeadEntry, StoredText)>();
        while (select.Step())
        {
            leads.Add((new(select.GetText(0), select.GetInt32(1), (LeadBand)select.GetInt32(2), "", select.GetMoment(4)), StoredText.Read(select, 3)));
        }

        return leads;
    }
}
