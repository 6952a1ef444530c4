using Platform.Jobs;
using Platform.Notifications;

namespace Platform.Loyalty;

/// <summary>What an award or a timer leads to.</summary>
/// <param name="Account">The account afterwards; the same instance when nothing changed.</param>
/// <param name="Notifications">What to send.</param>
/// <param name="Timers">The timers to set.</param>
public sealed record LoyaltyOutcome(LoyaltyAccount Account, ImmutableArray<Notification> Notifications, ImmutableArray<ScheduledJob> Timers)
{
    /// <summary>Nothing changed.</summary>
    public static LoyaltyOutcome Unchanged(LoyaltyAccount account) => new(account, [], []);
}
