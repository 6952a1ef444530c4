using System.Collections.Immutable;
using Platform.Jobs;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Jobs by due time. What is done or called off keeps its id and loses its data: nobody needs it again, and it names people.</summary>
public sealed class SqliteJobSchedule(SqliteDatabase database, TimeProvider time) : IJobSchedule
{
    private const string Columns = "id, kind, data, owner, due_at, attempts";

    /// <inheritdoc/>
    public Task PutAsync(ImmutableArray<ScheduledJob> jobs, CancellationToken cancellationToken = default) =>
        jobs.IsEmpty ? Task.CompletedTask : database.WriteAsync(Put, jobs, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ScheduledJob>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await database.ReadAsync(ListDue, (now, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task CompleteAsync(string id, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(Complete, (id, at), cancellationToken);

    /// <inheritdoc/>
    public Task PostponeAsync(string id, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        database.WriteAsync(Postpone, (id, until), cancellationToken);

    /// <inheritdoc/>
    public Task CancelAsync(string owner, string idPrefix = "", CancellationToken cancellationToken = default) =>
        database.WriteAsync(Cancel, (owner, idPrefix, time.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public Task EraseAsync(string owner, CancellationToken cancellationToken = default) => database.WriteAsync(Erase, owner, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ScheduledJob>> ListAsync(string owner, CancellationToken cancellationToken = default) =>
        await database.ReadAsync(List, owner, cancellationToken);

    private static int Put(SqliteSession session, ImmutableArray<ScheduledJob> jobs)
    {
        var entered = 0;
        foreach (var job in jobs)
        {
            using var insert = session.Use("INSERT INTO scheduled_jobs (id, kind, data, owner, due_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING");
            entered += insert.Bind(1, job.Job.Id).Bind(2, job.Job.Kind).Bind(3, job.Job.Data).Bind(4, job.Owner).Bind(5, job.DueAt).Execute();
        }

        return entered;
    }

    private static List<ScheduledJob> ListDue(SqliteSession session, (DateTimeOffset Now, int Limit) page)
    {
        using var select = session.Use($"SELECT {Columns} FROM scheduled_jobs WHERE done_at IS NULL AND due_at <= ? ORDER BY due_at, id LIMIT ?");
        return ReadAll(select.Bind(1, page.Now).Bind(2, page.Limit));
    }

    private static int Complete(SqliteSession session, (string Id, DateTimeOffset At) job)
    {
        using var update = session.Use("UPDATE scheduled_jobs SET done_at = ?, data = '' WHERE id = ? AND done_at IS NULL");
        return update.Bind(1, job.At).Bind(2, job.Id).Execute();
    }

    private static int Postpone(SqliteSession session, (string Id, DateTimeOffset Until) job)
    {
        using var update = session.Use("UPDATE scheduled_jobs SET due_at = ?, attempts = attempts + 1 WHERE id = ? AND done_at IS NULL");
        return update.Bind(1, job.Until).Bind(2, job.Id).Execute();
    }

    private static int Cancel(SqliteSession session, (string Owner, string Prefix, DateTimeOffset At) jobs)
    {
        using var update = session.Use("""
            UPDATE scheduled_jobs SET done_at = ?, called_off = 1, data = ''
            WHERE owner = ? AND done_at IS NULL AND substr(id, 1, length(?3)) = ?3
            """);
        return update.Bind(1, jobs.At).Bind(2, jobs.Owner).Bind(3, jobs.Prefix).Execute();
    }

    private static int Erase(SqliteSession session, string owner)
    {
        using var delete = session.Use("DELETE FROM scheduled_jobs WHERE owner = ?");
        return delete.Bind(1, owner).Execute();
    }

    private static List<ScheduledJob> List(SqliteSession session, string owner)
    {
        using var select = session.Use($"SELECT {Columns} FROM scheduled_jobs WHERE owner = ? AND done_at IS NULL ORDER BY due_at, id");
        return ReadAll(select.Bind(1, owner));
    }

    private static List<ScheduledJob> ReadAll(SqliteStatement select)
    {
        var jobs = new List<ScheduledJob>();
        while (select.Step())
        {
            jobs.Add(new(new(select.GetText(0), select.GetText(1), select.GetText(2)), select.GetMoment(4), select.GetText(3), select.GetInt32(5)));
        }

        return jobs;
    }
}
