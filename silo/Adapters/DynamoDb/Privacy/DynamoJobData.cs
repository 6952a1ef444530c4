using System.Text;
using Platform.Jobs;
using Platform.Privacy;
using Platform.Silo.Adapters.Privacy;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Scheduled jobs that belong to a person or name one.</summary>
internal sealed class DynamoJobData(DynamoJobSchedule schedule) : IPersonalData
{
    /// <inheritdoc/>
    public string Name => "jobs";

    /// <inheritdoc/>
    public async Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) =>
        await FindAsync(person, cancellationToken) is { Count: > 0 } found ? found.Select(job => new { job.Job.Id, job.Job.Kind, job.Job.Data }).ToList() : null;

    /// <inheritdoc/>
    public async Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
    {
        var found = await FindAsync(person, cancellationToken);
        foreach (var job in found)
        {
            await schedule.RemoveAsync(job, cancellationToken);
        }

        await schedule.EraseAsync(person.Id, cancellationToken);
        return found.Count;
    }

    /// <summary>The person's own from the owner's rows, which are never behind; others that name the person from the index of open ones.</summary>
    private async Task<List<ScheduledJob>> FindAsync(Person person, CancellationToken cancellationToken)
    {
        var matcher = new AddressMatcher(person.Address);
        var own = await schedule.ListAsync(person.Id, cancellationToken);
        var naming = (await schedule.ListOpenAsync(cancellationToken)).Where(job => job.Owner != person.Id && matcher.IsIn(Encoding.UTF8.GetBytes($"{job.Job.Id} {job.Owner} {job.Job.Data}")));
        return [.. own, .. naming];
    }
}
