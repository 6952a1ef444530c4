using Platform.Quarantine;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Who did what with quarantined mails.</summary>
public sealed class SqliteQuarantineHistory(SqliteDatabase database) : IQuarantineHistory
{
    /// <summary>The columns of an entry, as <see cref="ReadEntry"/> takes them.</summary>
    internal const string EntryColumns = """
        content_hash, reason, detail, source, size, at,
        (SELECT thread_id FROM quarantine_actions WHERE quarantine_actions.content_hash = quarantine.content_hash AND thread_id IS NOT NULL ORDER BY number LIMIT 1)
        """;

    /// <inheritdoc/>
    public async Task<QuarantinedMail?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        StoredBody.ParseHash(id) is { } hash ? await database.ReadAsync(Find, hash, cancellationToken) : null;

    /// <inheritdoc/>
    public Task RecordAsync(QuarantineAction action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        return database.WriteAsync(Record, (StoredBody.RequireHash(action.MailId), action), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QuarantineAction>> ListAsync(string id, CancellationToken cancellationToken = default) =>
        StoredBody.ParseHash(id) is { } hash ? await database.ReadAsync(List, hash, cancellationToken) : [];

    internal static QuarantinedMail ReadEntry(SqliteStatement select) => new(
        Convert.ToHexStringLower(select.GetBlob(0)), select.GetText(1), select.GetText(2), select.GetText(3), select.GetInt64(4), select.GetMoment(5))
    {
        TakenTo = select.GetTextOrNull(6),
    };

    private static QuarantinedMail? Find(SqliteSession session, byte[] hash)
    {
        using var select = session.Use($"SELECT {EntryColumns} FROM quarantine WHERE content_hash = ?");
        return select.Bind(1, hash).Step() ? ReadEntry(select) : null;
    }

    private static bool Record(SqliteSession session, (byte[] Hash, QuarantineAction Action) entry)
    {
        using var insert = session.Use("INSERT OR IGNORE INTO quarantine_actions (content_hash, action, actor, at, outcome, thread_id) VALUES (?, ?, ?, ?, ?, ?)");
        var action = entry.Action;
        insert.Bind(1, entry.Hash).Bind(2, action.Action).Bind(3, action.By).Bind(4, action.At).Bind(5, action.Outcome);
        _ = action.ThreadId is { } thread ? insert.Bind(6, thread) : insert.BindNull(6);
        return insert.Execute() > 0;
    }

    private static List<QuarantineAction> List(SqliteSession session, byte[] hash)
    {
        using var select = session.Use("SELECT action, actor, at, outcome, thread_id FROM quarantine_actions WHERE content_hash = ? ORDER BY number");
        select.Bind(1, hash);
        var actions = new List<QuarantineAction>();
        while (select.Step())
        {
            actions.Add(new(Convert.ToHexStringLower(hash), select.GetText(0), select.GetText(1), select.GetMoment(2), select.GetText(3), select.GetTextOrNull(4)));
        }

        return actions;
    }
}
