using Platform.Encryption;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>A column that may hold encrypted content, and how its rows are gone through.</summary>
/// <param name="Table">The table.</param>
/// <param name="Select">Row number, the content, then what the place is made of; rows behind a number (?1), in order, at most ?2.</param>
/// <param name="Update">Puts other content (?1) in place of a row's (?2) that is still the same (?3).</param>
/// <param name="Place">The place of a row.</param>
internal sealed record EncryptedColumn(string Table, string Select, string Update, Func<SqliteStatement, string> Place)
{
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
    ];
}
