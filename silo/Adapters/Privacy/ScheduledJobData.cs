using System.Text;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Scheduled jobs that belong to a person or name one.</summary>
public sealed class ScheduledJobData(SqliteDatabase database, ContentCipher? cipher = null) : IPersonalData
{
    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public string Name => "jobs";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await FindAsync(person, cancellationToken) is { Count: > 0 } found ? found : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var found = await FindAsync(person, cancellationToken);
        return found.Count == 0
            ? 0
            : await database.WriteAsync(static (session, found) => session.Overwriting(found, Remove), found, cancellationToken);
    }

    private async Task<List<FoundJob>> FindAsync(Person person, CancellationToken cancellationToken)
    {
        var matcher = new AddressMatcher(person.Address);
        var found = new List<FoundJob>();
        foreach (var job in await database.ReadAsync(ReadAll, 0, cancellationToken))
        {
            // One of a destroyed key has no data any more, and is its owner's still.
            var data = await job.Data.DecryptAsync(_cipher, ContentPlaces.Job(job.Id), cancellationToken) ?? "";
            if (job.Owner == person.Id || matcher.IsIn(Encoding.UTF8.GetBytes($"{data} {job.Id} {job.Owner}")))
            {
                found.Add(new(job.Id, job.Kind, data));
            }
        }

        return found;
    }

    private static List<StoredJob> ReadAll(SqliteSession session, int none)
    {
        using var select = session.Use("SELECT id, kind, data, owner FROM scheduled_jobs");
        var jobs = new List<StoredJob>();
        while (select.Step())
        {
            jobs.Add(new(select.GetText(0), select.GetText(1), StoredText.Read(select, 2), select.GetText(3)));
        }

        return jobs;
    }

    private static int Remove(SqliteSession session, List<FoundJob> found)
    {
        var removed = 0;
        foreach (var job in found)
        {
            using var delete = session.Use("DELETE FROM scheduled_jobs WHERE id = ?");
            removed += delete.Bind(1, job.Id).Execute();
        }

        return removed;
    }

    private sealed record StoredJob(string Id, string Kind, StoredText Data, string Owner);

    private sealed record FoundJob(string Id, string Kind, string Data);
}
