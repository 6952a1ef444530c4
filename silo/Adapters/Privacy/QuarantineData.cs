using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Quarantined mails that name a person.</summary>
public sealed class QuarantineData(SqliteDatabase database) : IPersonalData, IAgedData
{
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
        long? after = 0;
        while (after is { } number)
        {
            after = await database.ReadAsync(ReadPage, (matcher, found, number, person.Until), cancellationToken);
        }

        return found;
    }

    private static long? ReadPage(SqliteSession session, (AddressMatcher Matcher, List<(long, string)> Found, long After, DateTimeOffset Until) page)
    {
        using var select = session.Use("SELECT number, content_hash, encoding, body_size, body FROM quarantine WHERE number > ? AND at <= ? ORDER BY number LIMIT ?");
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
