using Platform.Customers;
using Platform.Suppressions;

namespace Platform.Notifications;

/// <summary>A recorded consent that holds, and no suppression: an opt-out, a complaint or an erasure outlives every yes before it.</summary>
public sealed class ConsentPermission(ISuppressionList suppressions, IGrainFactory grains) : IMarketingPermission
{
    /// <inheritdoc/>
    public async Task<bool> MayAdvertiseAsync(string customerId, CancellationToken cancellationToken = default) =>
        (await suppressions.ListAsync(customerId, cancellationToken)).Count == 0
        && await grains.GetGrain<ICustomerGrain>(customerId).HasConsent(ConsentPurpose.OwnOffers);
}
