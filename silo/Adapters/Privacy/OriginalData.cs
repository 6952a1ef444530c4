using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>
/// Original mails from a person, copies that were recognised as duplicates included, and others' mails that name the person: bytes cannot
/// be redacted, and the words of others stay in their threads.
/// </summary>
public sealed class OriginalData(SqliteDatabase database) : IPersonalData
{
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
        long? after = 0;
        while (after is { } number)
        {
            after = await database.ReadAsync(ReadPage, (matcher, found, number, person.OriginalsUntil), cancellationToken);
        }

        return found;
    }

    private static long? ReadPage(SqliteSession session, (AddressMatcher Matcher, List<(long, string)> Found, long After, long Until) page)
    {
        using var select = session.Use("SELECT number, content_hash, encoding, size, body FROM mails WHERE number > ? AND number <= ? ORDER BY number LIMIT ?");
        select.Bind(1, page.After).Bind(2, page.Until).Bind(3, AtOnce);
        long? last = null;
        while (select.Step())
        {
            last = select.GetInt64(0);
            if (StoredBody.Decode(select.GetInt32(2), select.GetBlob(4), select.GetInt64(3)) is { } raw && page.Matcher.IsInMail(raw))
            {
                page.Found.Add((last.Value, Convert.ToHexStringLower(select.GetBlob(1))));
            }
        }

        return last;
    }
}
