using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Platform.Jobs;
using static Platform.Silo.Adapters.DynamoDb.DynamoItem;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// Jobs by due time: a row for each job, in index 1 while it is open, and a row for each in its owner's partition. The owner's is written
/// first and read consistently, so that calling off finds every job that was entered before.
/// </summary>
internal sealed class DynamoJobSchedule(DynamoTable rows) : IJobSchedule
{
    // Part of what is stored: never changed. One partition of the index would take 1000 writes a second.
    private const int Shards = 8;

    /// <inheritdoc/>
    public Task PutAsync(ImmutableArray<ScheduledJob> jobs, CancellationToken cancellationToken = default) =>
        Task.WhenAll(jobs.Select(async job =>
        {
            await rows.PutAsync(new(OwnerPartition(job.Owner), job.Job.Id, ""), cancellationToken);
            await rows.TryAddAsync(Row(new(job.Job.Id, job.Job.Kind, job.Job.Data, job.Owner, job.DueAt, job.Attempts, IsDone: false)), cancellationToken);
        }));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ScheduledJob>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var shards = await Task.WhenAll(Enumerable.Range(0, Shards).Select(async shard =>
        {
            var due = new List<ScheduledJob>();
            await foreach (var row in rows.QueryAsync(new($"due#{shard}", Index: 1) { Before = Sortable(now.UtcTicks + 1), Limit = limit }, cancellationToken))
            {
                due.Add(row.As<Stored>().ToJob());
            }

            return due;
        }));
        return [.. InOrder(shards.SelectMany(due => due)).Take(limit)];
    }

    /// <inheritdoc/>
    public Task CompleteAsync(string id, DateTimeOffset at, CancellationToken cancellationToken = default) => EndAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task PostponeAsync(string id, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, job => job with { DueAt = until, Attempts = job.Attempts + 1 }, cancellationToken);

    /// <inheritdoc/>
    public async Task CancelAsync(string owner, string idPrefix = "", CancellationToken cancellationToken = default)
    {
        await foreach (var row in rows.QueryAsync(new(OwnerPartition(owner)) { Prefix = idPrefix }, cancellationToken))
        {
            await EndAsync(row.Sort, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task EraseAsync(string owner, CancellationToken cancellationToken = default)
    {
        await foreach (var row in rows.QueryAsync(new(OwnerPartition(owner)), cancellationToken))
        {
            await rows.RemoveAsync(JobPartition(row.Sort), DynamoRow.Only, cancellationToken);
            await rows.RemoveAsync(row.Partition, row.Sort, cancellationToken);
        }
    }

    /// <summary>Every job that is not done; those that are done have no data.</summary>
    internal async Task<IReadOnlyList<ScheduledJob>> ListOpenAsync(CancellationToken cancellationToken)
    {
        var open = new List<ScheduledJob>();
        for (var shard = 0; shard < Shards; shard++)
        {
            await foreach (var row in rows.QueryAsync(new($"due#{shard}", Index: 1), cancellationToken))
            {
                open.Add(row.As<Stored>().ToJob());
            }
        }

        return open;
    }

    /// <summary>Removes a job and that it ever was.</summary>
    internal async Task RemoveAsync(ScheduledJob job, CancellationToken cancellationToken)
    {
        await rows.RemoveAsync(JobPartition(job.Job.Id), DynamoRow.Only, cancellationToken);
        await rows.RemoveAsync(OwnerPartition(job.Owner), job.Job.Id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ScheduledJob>> ListAsync(string owner, CancellationToken cancellationToken = default)
    {
        var jobs = new List<ScheduledJob>();
        await foreach (var row in rows.QueryAsync(new(OwnerPartition(owner)), cancellationToken))
        {
            if (await rows.FindAsync(JobPartition(row.Sort), DynamoRow.Only, cancellationToken) is { } found && found.As<Stored>() is { IsDone: false } job && job.Owner == owner)
            {
                jobs.Add(job.ToJob());
            }
        }

        return [.. InOrder(jobs)];
    }

    // What is done or called off keeps its id and loses its data: nobody needs it again, and it names people.
    private Task EndAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(id, job => job with { Data = "", IsDone = true }, cancellationToken);

    private Task ChangeAsync(string id, Func<Stored, Stored> change, CancellationToken cancellationToken) => rows.ChangeAsync(
        JobPartition(id),
        DynamoRow.Only,
        row => row.As<Stored>() is { IsDone: false } job ? Row(change(job)) : null,
        cancellationToken);

    private static IEnumerable<ScheduledJob> InOrder(IEnumerable<ScheduledJob> jobs) =>
        jobs.OrderBy(job => job.DueAt).ThenBy(job => job.Job.Id, StringComparer.Ordinal);

    private static DynamoRow Row(Stored job) => DynamoRow.Of(JobPartition(job.Id), DynamoRow.Only, job) with
    {
        Owner = job.Owner,
        First = job.IsDone ? null : ($"due#{Shard(job.Id)}", $"{Sortable(job.DueAt.UtcTicks)}#{job.Id}"),
    };

    /// <summary>The partition of a job.</summary>
    internal static string JobPartition(string id) => $"job#{id}";

    /// <summary>The partition of an owner, whose sort keys are the ids of the jobs.</summary>
    internal static string OwnerPartition(string owner) => $"jobs-of#{owner}";

    private static int Shard(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % Shards;

    private sealed record Stored(string Id, string Kind, string Data, string Owner, DateTimeOffset DueAt, int Attempts, bool IsDone)
    {
        public ScheduledJob ToJob() => new(new(Id, Kind, Data), DueAt, Owner, Attempts);
    }
}
