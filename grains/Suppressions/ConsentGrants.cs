using Platform.Customers;

namespace Platform.Suppressions;

/// <summary>Records consents. A new explicit one for the shop's own offers ends an opt-out that was said before it; no other suppression.</summary>
public sealed class ConsentGrants(IGrainFactory grains, ISuppressionList suppressions)
{
    /// <summary>Records a consent. Idempotent.</summary>
    public async Task RecordAsync(ConsentGrant grant, CancellationToken cancellationToken = default)
    {
        var customer = grains.GetGrain<ICustomerGrain>(grant.CustomerId);
        await customer.GrantConsent(grant);
        if (grant.Purpose != ConsentPurpose.OwnOffers)
        {
            return;
        }

        // The recorded consents decide, not the order in which jobs come: a yes from before the last no ends nothing.
        var earlier = (await suppressions.ListAsync(grant.CustomerId, cancellationToken))
            .Any(entry => entry.Reason == SuppressionReasons.OptOut && entry.Since < grant.GrantedAt);
        if (earlier && await customer.HasConsent(ConsentPurpose.OwnOffers))
        {
            await suppressions.LiftAsync(grant.CustomerId, SuppressionReasons.OptOut, cancellationToken);
        }
    }
}
