using Platform.Jobs;

namespace Platform.Leads;

/// <summary>Does the due steps of sequences.</summary>
public sealed class SequenceStepHandler(IGrainFactory grains) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => SequenceStep.StepKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var step = JobData.Read<SequenceStep>(job);
        return grains.GetGrain<ILeadRecordGrain>(step.CustomerId).Fire(step);
    }
}
