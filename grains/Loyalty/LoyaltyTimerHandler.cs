using Platform.Jobs;

namespace Platform.Loyalty;

/// <summary>Does what loyalty timers were set for.</summary>
public sealed class LoyaltyTimerHandler(IGrainFactory grains) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => LoyaltyTimer.TimerKind;

    /// <inheritdoc/>
    public Task RunAsync(Job job, CancellationToken cancellationToken = default)
    {
        var timer = JobData.Read<LoyaltyTimer>(job);
        return grains.GetGrain<ILoyaltyGrain>(timer.CustomerId).Fire(timer);
    }
}
