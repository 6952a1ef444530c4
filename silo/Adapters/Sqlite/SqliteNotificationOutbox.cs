using Platform.Notifications;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Text messages and notes for the app, in the order in which they came.</summary>
public sealed class SqliteNotificationOutbox(SqliteDatabase database) : INotificationOutbox
{
    private const string Columns = "number, id, channel, customer_id, phone, title, text, language, thread_id, at, done_at";

    /// <inheritdoc/>
    public Task PutAsync(OutboxEntry entry, CancellationToken cancellationToken = default) => database.WriteAsync(Put, entry, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NumberedEntry>> ListAsync(OutboxQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        return await database.ReadAsync(List, query, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> MarkAsync(long number, NotificationChannel channel, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(Mark, (number, channel, at), cancellationToken);

    private static bool Put(SqliteSession session, OutboxEntry entry)
    {
        using var insert = session.Use("""
            INSERT INTO notification_outbox (id, channel, customer_id, phone, title, text, language, thread_id, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """);
        return insert.Bind(1, entry.Id).Bind(2, (long)entry.Channel).Bind(3, entry.CustomerId).Bind(4, entry.Phone).Bind(5, entry.Title)
            .Bind(6, entry.Text).Bind(7, entry.Language).Bind(8, entry.ThreadId).Bind(9, entry.At).Execute() > 0;
    }

    private static List<NumberedEntry> List(SqliteSession session, OutboxQuery query)
    {
        // Only what is asked for stands in the statement, so that it finds its index.
        var where = $"number > ?1{(query.CustomerId is null ? "" : " AND customer_id = ?2")}{(query.Channel is null ? "" : " AND channel = ?3")}{(query.OpenOnly ? " AND done_at IS NULL" : "")}";
        using var select = session.Use($"SELECT {Columns} FROM notification_outbox WHERE {where} ORDER BY number LIMIT ?4");
        select.Bind(1, query.After).Bind(2, query.CustomerId).Bind(3, (long?)query.Channel).Bind(4, query.Limit);
        var entries = new List<NumberedEntry>();
        while (select.Step())
        {
            entries.Add(new(
                select.GetInt64(0),
                new(
                    select.GetText(1), (NotificationChannel)select.GetInt32(2), select.GetText(3), select.GetTextOrNull(4), select.GetText(5),
                    select.GetText(6), select.GetText(7), select.GetTextOrNull(8), select.GetMoment(9)),
                select.GetMomentOrNull(10)));
        }

        return entries;
    }

    private static bool Mark(SqliteSession session, (long Number, NotificationChannel Channel, DateTimeOffset At) entry)
    {
        using var update = session.Use("UPDATE notification_outbox SET done_at = coalesce(done_at, ?) WHERE number = ? AND channel = ?");
        return update.Bind(1, entry.At).Bind(2, entry.Number).Bind(3, (long)entry.Channel).Execute() > 0;
    }
}
