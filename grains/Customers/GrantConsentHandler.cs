using Platform.Jobs;

namespace Platform.Customers;

/// <summary>Records a consent.</summary>
public sealed class GrantConsentHandler(IGrainFactory grains) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => ConsentGrant.GrantKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var grant = JobData.Read<ConsentGrant>(job);
        return grains.GetGrain<ICustomerGrain>(grant.CustomerId).GrantConsent(grant);
    }
}
