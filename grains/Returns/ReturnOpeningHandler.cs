using Platform.Jobs;

namespace Platform.Returns;

/// <summary>Opens the case of a return.</summary>
public sealed class ReturnOpeningHandler(IGrainFactory grains) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => ReturnOpening.JobKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var opening = JobData.Read<ReturnOpening>(job);
        return grains.GetGrain<IReturnCaseGrain>(opening.Rma).Open(opening);
    }
}
