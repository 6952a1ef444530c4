using System.Collections.Immutable;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Mails that wait for the relay: those to a person or naming one. What the relay has taken is out of reach.</summary>
public sealed class SmtpData(SqliteDatabase database) : IPersonalData
{
    /// <inheritdoc/>
    public string Name => "relay";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(Find, person, cancellationToken) is { Count: > 0 } found ? found : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var found = await database.ReadAsync(Find, person, cancellationToken);
        return found.Count == 0 ? 0 : await RemoveAsync([.. found], cancellationToken);
    }

    /// <summary>Removes mails by their ids.</summary>
    /// <returns>How many were there.</returns>
    public Task<int> RemoveAsync(ImmutableArray<string> ids, CancellationToken cancellationToken = default) =>
        database.WriteAsync(static (session, ids) => session.Overwriting(ids, Remove), ids, cancellationToken);

    private static List<string> Find(SqliteSession session, Person person)
    {
        var matcher = new AddressMatcher(person.Address);
        using var select = session.Use("SELECT delivery_id, mail, remaining, refusal FROM smtp_mails");
        var found = new List<string>();
        while (select.Step())
        {
            if (matcher.IsInMail(select.GetBlob(1).ToArray()) || matcher.IsIn(select.GetBlob(2)) || matcher.IsIn(select.GetBlob(3)))
            {
                found.Add(select.GetText(0));
            }
        }

        return found;
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
