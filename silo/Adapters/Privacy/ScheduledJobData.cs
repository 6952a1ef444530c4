using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Scheduled jobs that belong to a person or name one.</summary>
public sealed class ScheduledJobData(SqliteDatabase database) : IPersonalData
{
    /// <inheritdoc/>
    public string Name => "jobs";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(Find, person, cancellationToken) is { Count: > 0 } found ? found : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var found = await database.ReadAsync(Find, person, cancellationToken);
        return found.Count == 0
            ? 0
            : await database.WriteAsync(static (session, found) => session.Overwriting(found, Remove), found, cancellationToken);
    }

    private static List<StoredJob> Find(SqliteSession session, Person person)
    {
        var matcher = new AddressMatcher(person.Address);
        using var select = session.Use("SELECT id, kind, data, owner FROM scheduled_jobs");
        var found = new List<StoredJob>();
        while (select.Step())
        {
            if (select.GetText(3) == person.Id || matcher.IsIn(select.GetBlob(2)) || matcher.IsIn(select.GetBlob(0)) || matcher.IsIn(select.GetBlob(3)))
            {
                found.Add(new(select.GetText(0), select.GetText(1), select.GetText(2)));
            }
        }

        return found;
    }

    private static int Remove(SqliteSession session, List<StoredJob> found)
    {
        var removed = 0;
        foreach (var job in found)
        {
            using var delete = session.Use("DELETE FROM scheduled_jobs WHERE id = ?");
            removed += delete.Bind(1, job.Id).Execute();
        }

        return removed;
    }

    private sealed record StoredJob(string Id, string Kind, string Data);
}
