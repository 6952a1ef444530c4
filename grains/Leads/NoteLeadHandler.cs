using Platform.Jobs;

namespace Platform.Leads;

/// <summary>Counts what a lead did.</summary>
public sealed class NoteLeadHandler(IGrainFactory grains) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => LeadActivity.NoteKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var activity = JobData.Read<LeadActivity>(job);
        return grains.GetGrain<ILeadRecordGrain>(activity.CustomerId).Note(activity);
    }
}
