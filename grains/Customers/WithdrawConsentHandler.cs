using Platform.Jobs;

namespace Platform.Customers;

/// <summary>Records an opt-out.</summary>
public sealed class WithdrawConsentHandler(IGrainFactory grains) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => ConsentWithdrawal.WithdrawKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var withdrawal = JobData.Read<ConsentWithdrawal>(job);
        return grains.GetGrain<ICustomerGrain>(withdrawal.CustomerId).WithdrawConsent(withdrawal);
    }
}
