using Platform.Encryption;

namespace Platform.Loyalty;

/// <summary>A customer's points for taking part, on top of the shop's, with the tier that they lead to. Key: <see cref="Customers.CustomerIds.FromAddress"/>.</summary>
[Alias("platform.loyalty.i-loyalty-grain")]
public interface ILoyaltyGrain : IEncryptedState
{
    /// <summary>Points and tier; null when nothing was ever awarded.</summary>
    [ReadOnly, Alias("Get")]
    Task<LoyaltyAccount?> Get();

    /// <summary>Awards points. A repeat changes nothing.</summary>
    /// <param name="award">What for.</param>
    [Alias("Award")]
    Task Award(LoyaltyAward award);

    /// <summary>Does what a timer was set for: birthday, win-back.</summary>
    /// <param name="timer">The timer; one that is not the account's current one does nothing.</param>
    [Alias("Fire")]
    Task Fire(LoyaltyTimer timer);

    /// <summary>Removes everything that is kept, and calls off the timers.</summary>
    [Alias("Erase")]
    Task Erase();
}
