namespace Platform.Loyalty;

/// <summary>Points for taking part. The data of a job of the kind <see cref="AwardKind"/>; how many points is the shop's setting.</summary>
/// <param name="Id">From content; one award counts once.</param>
/// <param name="CustomerId"><see cref="Customers.CustomerIds.FromAddress"/> of <paramref name="Email"/>.</param>
/// <param name="Email">The customer's address.</param>
/// <param name="Reason">What for.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="At">When it was earned.</param>
[GenerateSerializer, Immutable, Alias("platform.loyalty.loyalty-award")]
public sealed record LoyaltyAward(
    [property: Id(0)] string Id,
    [property: Id(1)] string CustomerId,
    [property: Id(2)] string Email,
    [property: Id(3)] LoyaltyReason Reason,
    [property: Id(4)] string Language,
    [property: Id(5)] DateTimeOffset At)
{
    /// <summary>The kind of the job that awards it.</summary>
    public const string AwardKind = "loyalty.award";
}
