using Platform.Jobs;

namespace Platform.Purchases;

/// <summary>Goes on with a purchase that waited.</summary>
public sealed class ResumePurchaseHandler(IGrainFactory grains) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => PurchaseOrder.ResumeKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default) =>
        grains.GetGrain<IPurchaseGrain>(JobData.Read<string>(job)).Resume();
}
