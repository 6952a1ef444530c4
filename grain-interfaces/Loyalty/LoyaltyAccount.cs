namespace Platform.Loyalty;

/// <summary>A customer's points.</summary>
/// <param name="CustomerId">The key.</param>
/// <param name="Email">The customer's address.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="TimeZone">IANA id.</param>
/// <param name="Birthday">Null when unknown.</param>
/// <param name="StartingPoints">The shop's points when the account was opened.</param>
/// <param name="EarnedPoints">What was awarded since.</param>
/// <param name="ShopTier">The shop's own tier: the account's is never below it.</param>
/// <param name="Tier">Bronze, Silver, Gold or Platinum.</param>
/// <param name="LastActivityAt">When the customer last did something that earned points.</param>
[GenerateSerializer, Immutable, Alias("platform.loyalty.loyalty-account")]
public sealed record LoyaltyAccount(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] string Email,
    [property: Id(2)] string Language,
    [property: Id(3)] string TimeZone,
    [property: Id(4)] DateOnly? Birthday,
    [property: Id(5)] int StartingPoints,
    [property: Id(6)] int EarnedPoints,
    [property: Id(7)] string ShopTier,
    [property: Id(8)] string Tier,
    [property: Id(9)] DateTimeOffset LastActivityAt)
{
    /// <summary>All points.</summary>
    public int Points => StartingPoints + EarnedPoints;

    /// <summary>Counts every timer of the account, so that an id is never used twice.</summary>
    [Id(10)] public int Timers { get; init; }

    /// <summary>The numbers of the running timers by their kind; of each kind one.</summary>
    [Id(11)] public ImmutableArray<LoyaltyTimer> Running { get; init; } = [];

    /// <summary>The awards, newest last; at most 200.</summary>
    [Id(12)] public ImmutableArray<LoyaltyAward> Awards { get; init; } = [];
}
