using System.Collections.Immutable;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Mails that wait for the relay: those to a person or naming one. What the relay has taken is out of reach.</summary>
public sealed class SmtpData(SqliteDatabase database, ContentCipher? cipher = null) : IPersonalData
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public string Name => "relay";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await FindAsync(person, cancellationToken) is { Count: > 0 } found ? found : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var found = await FindAsync(person, cancellationToken);
        return found.Count == 0 ? 0 : await RemoveAsync([.. found], cancellationToken);
    }

    /// <summary>Removes mails by their ids.</summary>
    /// <returns>How many were there.</returns>
    public Task<int> RemoveAsync(ImmutableArray<string> ids, CancellationToken cancellationToken = default) =>
        database.WriteAsync(static (session, ids) => session.Overwriting(ids, Remove), ids, cancellationToken);

    private async Task<List<string>> FindAsync(Person person, CancellationToken cancellationToken)
    {
        var matcher = new AddressMatcher(person.Address);
        var found = new List<string>();
        foreach (var id in await database.ReadAsync(ReadIds, 0, cancellationToken))
        {
            if (await database.ReadAsync(ReadMail, id, cancellationToken) is { } staged
                && (staged.Others.Any(text => matcher.IsIn(System.Text.Encoding.UTF8.GetBytes(text)))
                    || matcher.IsInMail(await _cipher.ReadAsync(ContentPlaces.Staged(id), staged.Mail, cancellationToken))))
            {
                found.Add(id);
            }
        }

        return found;
    }

    private static List<string> ReadIds(SqliteSession session, int none)
    {
        using var select = session.Use("SELECT delivery_id FROM smtp_mails ORDER BY number");
        var ids = new List<string>();
        while (select.Step())
        {
            ids.Add(select.GetText(0));
        }

        return ids;
    }

    private static (byte[] Mail, string[] Others)? ReadMail(SqliteSession session, string id)
    {
        using var select = session.Use("SELECT mail, remaining, refusal FROM smtp_mails WHERE delivery_id = ?");
        return select.Bind(1, id).Step() ? (select.GetBlob(0).ToArray(), [select.GetText(1), select.GetText(2)]) : null;
    }

    private static int Remove(SqliteSession session, ImmutableArray<string> ids)
    {
        var removed = 0;
        foreach (var id in ids)
        {
            using var delete = session.Use("DELETE FROM smtp_mails WHERE delivery_id = ?");
            removed += delete.Bind(1, id).Execute();
        }

        return removed;
    }
}
