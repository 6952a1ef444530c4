using System.Collections.Immutable;
using Platform.Bounces;
using Platform.Deliveries;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Bounces and complaints in the order in which they came.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="cipher">Encrypts the remote system's words; null for plain ones.</param>
public sealed class SqliteFeedbackLog(SqliteDatabase database, ContentCipher? cipher = null) : IFeedbackLog
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public Task PutAsync(ImmutableArray<FeedbackEntry> entries, CancellationToken cancellationToken = default) => ContentCipher.WriteAsync(async () =>
    {
        var rows = new (FeedbackEntry Entry, StoredText Reason)[entries.Length];
        for (var index = 0; index < rows.Length; index++)
        {
            var entry = entries[index];
            rows[index] = (entry, await StoredText.EncryptAsync(_cipher, entry.CustomerId ?? "", ContentPlaces.Feedback(entry.Mail, entry.Place), entry.Reason, cancellationToken));
        }

        return await database.WriteAsync(Put, (rows, _cipher), cancellationToken);
    });

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NumberedFeedback>> ListAsync(bool? ignored, long before, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await EncryptedRows.ListAsync(
            limit,
            most => database.ReadAsync(List, (ignored, before, most), cancellationToken),
            async ValueTask<NumberedFeedback?> (row) =>
                await row.Reason.DecryptAsync(_cipher, ContentPlaces.Feedback(row.Feedback.Entry.Mail, row.Feedback.Entry.Place), cancellationToken) is { } reason
                    ? row.Feedback with { Entry = row.Feedback.Entry with { Reason = reason } }
                    : null);
    }

    private static int Put(SqliteSession session, ((FeedbackEntry Entry, StoredText Reason)[] Rows, ContentCipher Cipher) state)
    {
        var written = 0;
        foreach (var (entry, reason) in state.Rows)
        {
            reason.RequireLive(state.Cipher);
            using var insert = session.Use("""
                INSERT OR IGNORE INTO feedback (mail, place, kind, status, code, reason, ignored, message_id, customer_id, thread_id, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
            insert.Bind(1, entry.Mail).Bind(2, entry.Place).Bind(3, entry.Kind);
            _ = entry.Status is { } status ? insert.Bind(4, (long)status) : insert.BindNull(4);
            written += reason.BindTo(insert, 6).Bind(5, entry.Code).Bind(7, entry.Ignored).Bind(8, entry.MessageId)
                .Bind(9, entry.CustomerId).Bind(10, entry.ThreadId).Bind(11, entry.At).Execute();
        }

        return written;
    }

    private static List<(NumberedFeedback Feedback, StoredText Reason)> List(SqliteSession session, (bool? Ignored, long Before, int Limit) page)
    {
        var condition = page.Ignored switch { null => "", true => "AND ignored IS NOT NULL", false => "AND ignored IS NULL" };
        using var select = session.Use($"""
            SELECT number, mail, place, kind, status, code, reason, ignored, message_id, customer_id, thread_id, at
            FROM feedback WHERE number < ? {condition} ORDER BY number DESC LIMIT ?
            """);
        select.Bind(1, page.Before).Bind(2, page.Limit);
        var found = new List<(NumberedFeedback, StoredText)>();
        while (select.Step())
        {
            var entry = new FeedbackEntry(
                select.GetText(1), select.GetInt32(2), select.GetText(3), select.IsNull(4) ? null : (DeliveryStatus)select.GetInt32(4), select.GetText(5), "",
                select.GetTextOrNull(7), select.GetTextOrNull(8), select.GetTextOrNull(9), select.GetTextOrNull(10), select.GetMoment(11));
            found.Add((new(select.GetInt64(0), entry), StoredText.Read(select, 6)));
        }

        return found;
    }
}
