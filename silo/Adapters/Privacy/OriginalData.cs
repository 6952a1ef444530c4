using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>
/// Original mails from a person, copies that were recognised as duplicates included, and others' mails that name the person: bytes cannot
/// be redacted, and the words of others stay in their threads.
/// </summary>
public sealed class OriginalData(SqliteDatabase database, ContentCipher? cipher = null) : IPersonalData
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    private const int AtOnce = 100;

    /// <inheritdoc/>
    public string Name => "originals";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await FindAsync(person, cancellationToken) is { Count: > 0 } found ? found.Select(mail => mail.Hash).ToList() : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var found = await FindAsync(person, cancellationToken);
        return found.Count == 0
            ? 0
            : await database.WriteAsync(static (session, found) => session.Overwriting(found, Remove), found, cancellationToken);
    }

    private static int Remove(SqliteSession session, List<(long Number, string Hash)> found)
    {
        var removed = 0;
        foreach (var (number, _) in found)
        {
            using var delete = session.Use("DELETE FROM mails WHERE number = ?");
            removed += delete.Bind(1, number).Execute();
        }

        return removed;
    }

    private async Task<List<(long Number, string Hash)>> FindAsync(Person person, CancellationToken cancellationToken)
    {
        var found = new List<(long, string)>();
        var matcher = new AddressMatcher(person.Address);
        var after = 0L;
        while (await database.ReadAsync(ReadPage, (after, person.OriginalsUntil), cancellationToken) is { Count: > 0 } page)
        {
            foreach (var stored in page)
            {
                if (await stored.Body.DecryptAsync(_cipher, ContentPlaces.Mail(stored.Hash), cancellationToken) is { } body
                    && StoredBody.Decode(body.Encoding, body.Bytes.Span, stored.Size) is { } raw && matcher.IsInMail(raw))
                {
                    found.Add((stored.Number, stored.Hash));
                }
            }

            after = page[^1].Number;
        }

        return found;
    }

    private static List<StoredMail> ReadPage(SqliteSession session, (long After, long Until) page)
    {
        using var select = session.Use("SELECT number, content_hash, encoding, size, body FROM mails WHERE number > ? AND number <= ? ORDER BY number LIMIT ?");
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
