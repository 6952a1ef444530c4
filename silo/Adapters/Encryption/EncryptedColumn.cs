using System.Globalization;
using Platform.Encryption;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>A column that may hold encrypted content, and how its rows are gone through.</summary>
/// <param name="Table">The table.</param>
/// <param name="Select">The row's key, the content, then what the place is made of; rows behind a key (?1), in order, at most ?2.</param>
/// <param name="Update">Puts other content (?1) in place of a row's (?2) that is still the same (?3).</param>
/// <param name="Place">The place of a row.</param>
internal sealed record EncryptedColumn(string Table, string Select, string Update, Func<SqliteStatement, string> Place)
{
    /// <summary>Whether the rows' key is a text; else it is a number.</summary>
    public bool HasTextKey { get; init; }

    /// <summary>The key before every row's.</summary>
    public string Start => HasTextKey ? "" : "0";

    /// <summary>Every one. Subjects are texts, and apart (<see cref="SqliteReencryption"/>).</summary>
    public static IReadOnlyList<EncryptedColumn> All { get; } =
    [
        new(
            "thread_events",
            """
            SELECT e.number, e.payload, h.thread_id, e.version, e.name FROM thread_events e CROSS JOIN thread_heads h ON h.number = e.thread
            WHERE e.number > ?1 ORDER BY e.number LIMIT ?2
            """,
            "UPDATE thread_events SET payload = ?1 WHERE number = ?2 AND payload = ?3",
            row => ContentPlaces.Event(row.GetText(2), row.GetInt64(3), row.GetText(4))),
        new(
            "grain_states",
            "SELECT number, payload, state_name, grain_id FROM grain_states WHERE number > ?1 ORDER BY number LIMIT ?2",
            "UPDATE grain_states SET payload = ?1 WHERE number = ?2 AND payload = ?3",
            row => ContentPlaces.State(row.GetText(2), row.GetText(3))),
        new(
            "mails",
            "SELECT number, body, content_hash FROM mails WHERE number > ?1 ORDER BY number LIMIT ?2",
            "UPDATE mails SET body = ?1 WHERE number = ?2 AND body = ?3",
            row => ContentPlaces.Mail(Convert.ToHexStringLower(row.GetBlob(2)))),
        new(
            "quarantine",
            "SELECT number, body, content_hash FROM quarantine WHERE number > ?1 ORDER BY number LIMIT ?2",
            "UPDATE quarantine SET body = ?1 WHERE number = ?2 AND body = ?3",
            row => ContentPlaces.Quarantined(Convert.ToHexStringLower(row.GetBlob(2)))),
        new(
            "smtp_mails",
            "SELECT number, mail, delivery_id FROM smtp_mails WHERE number > ?1 ORDER BY number LIMIT ?2",
            "UPDATE smtp_mails SET mail = ?1 WHERE number = ?2 AND mail = ?3",
            row => ContentPlaces.Staged(row.GetText(2))),
        new(
            "scheduled_jobs",
            "SELECT id, data FROM scheduled_jobs WHERE id > ?1 ORDER BY id LIMIT ?2",
            "UPDATE scheduled_jobs SET data = ?1 WHERE id = ?2 AND data = ?3",
            row => ContentPlaces.Job(row.GetText(0))) { HasTextKey = true },
        OfMessages("phone"),
        OfMessages("title"),
        OfMessages("text"),
        new(
            "offers",
            "SELECT id, data FROM offers WHERE id > ?1 ORDER BY id LIMIT ?2",
            "UPDATE offers SET data = ?1 WHERE id = ?2 AND data = ?3",
            row => ContentPlaces.Offer(row.GetText(0))) { HasTextKey = true },
        new(
            "leads",
            "SELECT customer_id, queue FROM leads WHERE customer_id > ?1 ORDER BY customer_id LIMIT ?2",
            "UPDATE leads SET queue = ?1 WHERE customer_id = ?2 AND queue = ?3",
            row => ContentPlaces.Lead(row.GetText(0))) { HasTextKey = true },
        new(
            "feedback",
            "SELECT number, reason, mail, place FROM feedback WHERE number > ?1 ORDER BY number LIMIT ?2",
            "UPDATE feedback SET reason = ?1 WHERE number = ?2 AND reason = ?3",
            row => ContentPlaces.Feedback(row.GetText(2), row.GetInt32(3))),
        new(
            "documents",
            "SELECT number, body, name FROM documents WHERE number > ?1 ORDER BY number LIMIT ?2",
            "UPDATE documents SET body = ?1 WHERE number = ?2 AND body = ?3",
            row => ContentPlaces.Document(row.GetText(2))),
    ];

    private static EncryptedColumn OfMessages(string column) => new(
        "notification_outbox",
        $"SELECT number, {column}, id FROM notification_outbox WHERE number > ?1 ORDER BY number LIMIT ?2",
        $"UPDATE notification_outbox SET {column} = ?1 WHERE number = ?2 AND {column} = ?3",
        row => ContentPlaces.Message(column, row.GetText(2)));

    /// <summary>The key of a row.</summary>
    public string KeyOf(SqliteStatement row) => HasTextKey ? row.GetText(0) : row.GetInt64(0).ToString(CultureInfo.InvariantCulture);

    /// <summary>Binds a key.</summary>
    public SqliteStatement BindKey(SqliteStatement statement, int parameter, string key) =>
        HasTextKey ? statement.Bind(parameter, key) : statement.Bind(parameter, long.Parse(key, CultureInfo.InvariantCulture));
}
