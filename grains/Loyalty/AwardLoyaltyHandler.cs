using Platform.Jobs;

namespace Platform.Loyalty;

/// <summary>Awards points.</summary>
public sealed class AwardLoyaltyHandler(IGrainFactory grains) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => LoyaltyAward.AwardKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var award = JobData.Read<LoyaltyAward>(job);
        return grains.GetGrain<ILoyaltyGrain>(award.CustomerId).Award(award);
    }
}
