using Platform.Customers;
using Platform.Jobs;

namespace Platform.Suppressions;

/// <summary>Carries an opt-out out: the list first, so that nothing new leaves, then what was planned.</summary>
public sealed class OptOutHandler(ISuppressionList suppressions, IJobSchedule schedule, IGrainFactory grains) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => OptOut.OptOutKind;

    /// <inheritdoc/>
    public async Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var optOut = JobData.Read<OptOut>(job);
        await suppressions.AddCustomerAsync(optOut.CustomerId, SuppressionReasons.OptOut, optOut.At, cancellationToken: cancellationToken);
        await grains.GetGrain<ICustomerGrain>(optOut.CustomerId).WithdrawConsent(new(optOut.CustomerId, ConsentPurpose.OwnOffers, optOut.Source, optOut.At));
        await schedule.CancelAsync(optOut.CustomerId, OptOuts.MarketingPrefix, cancellationToken);
    }
}
