using Platform.Encryption;
using Platform.Notifications;
using Platform.Silo.Adapters.Encryption;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Text messages and notes for the app, in the order in which they came.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="cipher">Encrypts number, title and words; null for plain ones.</param>
public sealed class SqliteNotificationOutbox(SqliteDatabase database, ContentCipher? cipher = null) : INotificationOutbox
{
    private const string Columns = "number, id, channel, customer_id, phone, title, text, language, thread_id, at, done_at";

    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public Task PutAsync(OutboxEntry entry, CancellationToken cancellationToken = default) => ContentCipher.WriteAsync(async () =>
        await database.WriteAsync(Put, (entry, await StoredWords.EncryptAsync(_cipher, entry, cancellationToken), _cipher), cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NumberedEntry>> ListAsync(OutboxQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        return await EncryptedRows.ListAsync(
            query.Limit,
            most => database.ReadAsync(List, query with { Limit = most }, cancellationToken),
            async ValueTask<NumberedEntry?> (row) =>
                await row.Words.DecryptAsync(_cipher, row.Entry.Entry, cancellationToken) is { } plain ? row.Entry with { Entry = plain } : null);
    }

    /// <inheritdoc/>
    public Task<bool> MarkAsync(long number, NotificationChannel channel, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(Mark, (number, channel, at), cancellationToken);

    private static bool Put(SqliteSession session, (OutboxEntry Entry, StoredWords Words, ContentCipher Cipher) state)
    {
        var (entry, words, cipher) = state;
        words.RequireLive(cipher);
        using var insert = session.Use("""
            INSERT INTO notification_outbox (id, channel, customer_id, phone, title, text, language, thread_id, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """);
        words.Phone.BindTo(insert, 4);
        words.Title.BindTo(insert, 5);
        words.Text.BindTo(insert, 6);
        return insert.Bind(1, entry.Id).Bind(2, (long)entry.Channel).Bind(3, entry.CustomerId)
            .Bind(7, entry.Language).Bind(8, entry.ThreadId).Bind(9, entry.At).Execute() > 0;
    }

    private static List<(NumberedEntry Entry, StoredWords Words)> List(SqliteSession session, OutboxQuery query)
    {
        // Only what is asked for stands in the statement, so that it finds its index.
        var where = $"number > ?1{(query.CustomerId is null ? "" : " AND customer_id = ?2")}{(query.Channel is null ? "" : " AND channel = ?3")}{(query.OpenOnly ? " AND done_at IS NULL" : "")}";
        using var select = session.Use($"SELECT {Columns} FROM notification_outbox WHERE {where} ORDER BY number LIMIT ?4");
        select.Bind(1, query.After).Bind(2, query.CustomerId).Bind(3, (long?)query.Channel).Bind(4, query.Limit);
        var entries = new List<(NumberedEntry, StoredWords)>();
        while (select.Step())
        {
            var entry = new OutboxEntry(
                select.GetText(1), (NotificationChannel)select.GetInt32(2), select.GetText(3), null, "", "", select.GetText(7), select.GetTextOrNull(8), select.GetMoment(9));
            entries.Add((new(select.GetInt64(0), entry, select.GetMomentOrNull(10)), StoredWords.Read(select, 4)));
        }

        return entries;
    }

    private static bool Mark(SqliteSession session, (long Number, NotificationChannel Channel, DateTimeOffset At) entry)
    {
        using var update = session.Use("UPDATE notification_outbox SET done_at = coalesce(done_at, ?) WHERE number = ? AND channel = ?");
        return update.Bind(1, entry.At).Bind(2, entry.Number).Bind(3, (long)entry.Channel).Execute() > 0;
    }

    /// <summary>What is encrypted of an entry, each column by itself.</summary>
    private readonly record struct StoredWords(StoredText Phone, StoredText Title, StoredText Text)
    {
        public static async ValueTask<StoredWords> EncryptAsync(ContentCipher cipher, OutboxEntry entry, CancellationToken cancellationToken) => new(
            await StoredText.EncryptAsync(cipher, entry.CustomerId, ContentPlaces.Message("phone", entry.Id), entry.Phone, cancellationToken),
            await StoredText.EncryptAsync(cipher, entry.CustomerId, ContentPlaces.Message("title", entry.Id), entry.Title, cancellationToken),
            await StoredText.EncryptAsync(cipher, entry.CustomerId, ContentPlaces.Message("text", entry.Id), entry.Text, cancellationToken));

        public static StoredWords Read(SqliteStatement row, int column) =>
            new(StoredText.Read(row, column), StoredText.Read(row, column + 1), StoredText.Read(row, column + 2));

        public void RequireLive(ContentCipher cipher)
        {
            Phone.RequireLive(cipher);
            Title.RequireLive(cipher);
            Text.RequireLive(cipher);
        }

        /// <summary>The entry with its words; null when their key was destroyed.</summary>
        public async ValueTask<OutboxEntry?> DecryptAsync(ContentCipher cipher, OutboxEntry entry, CancellationToken cancellationToken) =>
            await Title.DecryptAsync(cipher, ContentPlaces.Message("title", entry.Id), cancellationToken) is { } title
            && await Text.DecryptAsync(cipher, ContentPlaces.Message("text", entry.Id), cancellationToken) is { } text
                ? entry with { Phone = await Phone.DecryptAsync(cipher, ContentPlaces.Message("phone", entry.Id), cancellationToken), Title = title, Text = text }
                : null;
    }
}
