using System.Collections.Immutable;
using Platform.Bounces;
using Platform.Deliveries;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Bounces and complaints in the order in which they came.</summary>
public sealed class SqliteFeedbackLog(SqliteDatabase database) : IFeedbackLog
{
    /// <inheritdoc/>
    public Task PutAsync(ImmutableArray<FeedbackEntry> entries, CancellationToken cancellationToken = default) => database.WriteAsync(Put, entries, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NumberedFeedback>> ListAsync(bool? ignored, long before, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await database.ReadAsync(List, (ignored, before, limit), cancellationToken);
    }

    private static int Put(SqliteSession session, ImmutableArray<FeedbackEntry> entries)
    {
        var written = 0;
        foreach (var entry in entries)
        {
            using var insert = session.Use("""
                INSERT OR IGNORE INTO feedback (mail, place, kind, status, code, reason, ignored, message_id, customer_id, thread_id, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
            insert.Bind(1, entry.Mail).Bind(2, entry.Place).Bind(3, entry.Kind);
            _ = entry.Status is { } status ? insert.Bind(4, (long)status) : insert.BindNull(4);
            written += insert.Bind(5, entry.Code).Bind(6, entry.Reason).Bind(7, entry.Ignored).Bind(8, entry.MessageId)
                .Bind(9, entry.CustomerId).Bind(10, entry.ThreadId).Bind(11, entry.At).Execute();
        }

        return written;
    }

    private static List<NumberedFeedback> List(SqliteSession session, (bool? Ignored, long Before, int Limit) page)
    {
        var condition = page.Ignored switch { null => "", true => "AND ignored IS NOT NULL", false => "AND ignored IS NULL" };
        using var select = session.Use($"""
            SELECT number, mail, place, kind, status, code, reason, ignored, message_id, customer_id, thread_id, at
            FROM feedback WHERE number < ? {condition} ORDER BY number DESC LIMIT ?
            """);
        select.Bind(1, page.Before).Bind(2, page.Limit);
        var found = new List<NumberedFeedback>();
        while (select.Step())
        {
            found.Add(new(select.GetInt64(0), new(
                select.GetText(1), select.GetInt32(2), select.GetText(3), select.IsNull(4) ? null : (DeliveryStatus)select.GetInt32(4), select.GetText(5), select.GetText(6),
                select.GetTextOrNull(7), select.GetTextOrNull(8), select.GetTextOrNull(9), select.GetTextOrNull(10), select.GetMoment(11))));
        }

        return found;
    }
}
