using Platform.Audit;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>What people did by the API, in a table that only grows.</summary>
public sealed class SqliteAuditLog(SqliteDatabase database) : IAuditLog
{
    /// <inheritdoc/>
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return database.WriteAsync(Append, entry, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NumberedAuditEntry>> ListAsync(long before, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await database.ReadAsync(List, (before, limit), cancellationToken);
    }

    private static int Append(SqliteSession session, AuditEntry entry)
    {
        using var insert = session.Use("INSERT INTO audit_entries (at, act, actor, target, key_id) VALUES (?, ?, ?, ?, ?)");
        return insert.Bind(1, entry.At).Bind(2, entry.Act).Bind(3, entry.By).Bind(4, entry.Target).Bind(5, entry.Key).Execute();
    }

    private static List<NumberedAuditEntry> List(SqliteSession session, (long Before, int Limit) page)
    {
        using var select = session.Use("SELECT number, at, act, actor, target, key_id FROM audit_entries WHERE number < ? ORDER BY number DESC LIMIT ?");
        select.Bind(1, page.Before).Bind(2, page.Limit);
        var found = new List<NumberedAuditEntry>();
        while (select.Step())
        {
            found.Add(new(select.GetInt64(0), new(select.GetMoment(1), select.GetText(2), select.GetText(3), select.GetText(4), select.GetText(5))));
        }

        return found;
    }
}
