using Platform.Jobs;

namespace Platform.Purchases;

/// <summary>Starts the purchase that a turn decided.</summary>
public sealed class StartPurchaseHandler(IGrainFactory grains) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => PurchaseOrder.StartKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var order = JobData.Read<PurchaseOrder>(job);
        return grains.GetGrain<IPurchaseGrain>(order.Offer.Id).Start(order);
    }
}
