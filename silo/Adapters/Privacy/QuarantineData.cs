using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Quarantined mails that name a person.</summary>
public sealed class QuarantineData(SqliteDatabase database, ContentCipher? cipher = null) : IPersonalData, IAgedData
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    private const int AtOnce = 20;

    /// <inheritdoc/>
    public string Name => "quarantine";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await FindAsync(person, cancellationToken) is { Count: > 0 } found ? found.Select(mail => mail.Hash).ToList() : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var removed = 0;
        foreach (var (number, _) in await FindAsync(person, cancellationToken))
        {
            removed += await database.WriteAsync(
                static (session, number) => session.Overwriting(number, static (session, number) =>
                {
                    using var delete = session.Use("DELETE FROM quarantine WHERE number = ?");
                    return delete.Bind(1, number).Execute();
                }),
                number,
                cancellationToken);
        }

        return removed;
    }

    /// <inheritdoc/>
    public Task<int> RemoveOlderAsync(DateTimeOffset before, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            static (session, before) => session.Overwriting(before, static (session, before) =>
            {
                using var delete = session.Use("DELETE FROM quarantine WHERE at < ?");
                return delete.Bind(1, before).Execute();
            }),
            before,
            cancellationToken);

    private async Task<List<(long Number, string Hash)>> FindAsync(Person person, CancellationToken cancellationToken)
    {
        var found = new List<(long, string)>();
        var matcher = new AddressMatcher(person.Address);
        var after = 0L;
        while (await database.ReadAsync(ReadPage, (after, person.Until), cancellationToken) is { Count: > 0 } page)
        {
            foreach (var stored in page)
            {
                if (await stored.Body.DecryptAsync(_cipher, ContentPlaces.Quarantined(stored.Hash), cancellationToken) is { } body
                    && StoredBody.Decode(body.Encoding, body.Bytes.Span, stored.Size) is { } raw && matcher.IsInMail(raw))
                {
                    found.Add((stored.Number, stored.Hash));
                }
            }

            after = page[^1].Number;
        }

        return found;
    }

    private static List<StoredMail> ReadPage(SqliteSession session, (long After, DateTimeOffset Until) page)
    {
        using var select = session.Use("SELECT number, content_hash, encoding, body_size, body FROM quarantine WHERE number > ? AND at <= ? ORDER BY number LIMIT ?");
        select.Bind(1, page.After).Bind(2, page.Until).Bind(3, AtOnce);
        var mails = new List<StoredMail>();
        while (select.Step())
        {
            mails.Add(new(select.GetInt64(0), Convert.ToHexStringLower(select.GetBlob(1)), select.GetInt64(3), new(select.GetInt32(2), select.GetBlob(4).ToArray())));
        }

        return mails;
    }

    private readonly record struct StoredMail(long Number, string Hash, long Size, StoredBody Body);
}
