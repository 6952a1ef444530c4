using System.Collections.Immutable;
using Platform.Encryption;
using Platform.Jobs;
using Platform.Silo.Adapters.Encryption;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Jobs by due time. What is done or called off keeps its id and loses its data: nobody needs it again, and it names people.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="cipher">Encrypts their data; null for plain ones.</param>
public sealed class SqliteJobSchedule(SqliteDatabase database, TimeProvider time, ContentCipher? cipher = null) : IJobSchedule
{
    private const string Columns = "id, kind, data, owner, due_at, attempts";

    private readonly ContentCipher _cipher = cipher ?? ContentCipher.Off;

    /// <inheritdoc/>
    public Task PutAsync(ImmutableArray<ScheduledJob> jobs, CancellationToken cancellationToken = default) => jobs.IsEmpty
        ? Task.CompletedTask
        : ContentCipher.WriteAsync(async () => await database.WriteAsync(Put, (await EncryptAsync(jobs, cancellationToken), _cipher), cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ScheduledJob>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        while (true)
        {
            var due = await database.ReadAsync(ListDue, (now, limit), cancellationToken);
            var jobs = await DecryptAsync(due, cancellationToken);
            if (jobs.Count == due.Count)
            {
                return jobs;
            }

            // An erasure has destroyed the others' key: nobody can do them, and they would stand before everybody's for ever.
            foreach (var erased in due.Select(job => job.Job.Job.Id).Except(jobs.Select(job => job.Job.Id), StringComparer.Ordinal))
            {
                await CompleteAsync(erased, time.GetUtcNow(), cancellationToken);
            }
        }
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
        await DecryptAsync(await database.ReadAsync(List, owner, cancellationToken), cancellationToken);

    private async Task<StoredJob[]> EncryptAsync(ImmutableArray<ScheduledJob> jobs, CancellationToken cancellationToken)
    {
        var stored = new StoredJob[jobs.Length];
        for (var index = 0; index < stored.Length; index++)
        {
            var (job, _, owner, _) = jobs[index];
            stored[index] = new(jobs[index], await StoredText.EncryptAsync(_cipher, owner, ContentPlaces.Job(job.Id), job.Data, cancellationToken));
        }

        return stored;
    }

    /// <summary>The jobs without those whose key was destroyed.</summary>
    private async Task<List<ScheduledJob>> DecryptAsync(List<StoredJob> stored, CancellationToken cancellationToken)
    {
        var jobs = new List<ScheduledJob>(stored.Count);
        foreach (var (job, data) in stored)
        {
            if (await data.DecryptAsync(_cipher, ContentPlaces.Job(job.Job.Id), cancellationToken) is { } plain)
            {
                jobs.Add(job with { Job = job.Job with { Data = plain } });
            }
        }

        return jobs;
    }

    private static int Put(SqliteSession session, (StoredJob[] Jobs, ContentCipher Cipher) state)
    {
        var entered = 0;
        foreach (var (job, data) in state.Jobs)
        {
            data.RequireLive(state.Cipher);
            using var insert = session.Use("INSERT INTO scheduled_jobs (id, kind, data, owner, due_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING");
            entered += data.BindTo(insert, 3).Bind(1, job.Job.Id).Bind(2, job.Job.Kind).Bind(4, job.Owner).Bind(5, job.DueAt).Execute();
        }

        return entered;
    }

    private static List<StoredJob> ListDue(SqliteSession session, (DateTimeOffset Now, int Limit) page)
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

    private static List<StoredJob> List(SqliteSession session, string owner)
    {
        using var select = session.Use($"SELECT {Columns} FROM scheduled_jobs WHERE owner = ? AND done_at IS NULL ORDER BY due_at, id");
        return ReadAll(select.Bind(1, owner));
    }

    private static List<StoredJob> ReadAll(SqliteStatement select)
    {
        var jobs = new List<StoredJob>();
        while (select.Step())
        {
            var job = new ScheduledJob(new(select.GetText(0), select.GetText(1), ""), select.GetMoment(4), select.GetText(3), select.GetInt32(5));
            jobs.Add(new(job, StoredText.Read(select, 2)));
        }

        return jobs;
    }

    private sealed record StoredJob(ScheduledJob Job, StoredText Data);
}
