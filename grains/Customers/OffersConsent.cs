namespace Platform.Customers;

/// <summary>The consent to the shop's own offers (<see cref="ConsentPurpose.OwnOffers"/>).</summary>
public sealed class OffersConsent : Consent
{
    private OffersConsent(ConsentGrant grant)
        : base(grant)
    {
    }

    /// <summary>The recorded consent that holds at a moment; null when it was never given, or was withdrawn.</summary>
    public static OffersConsent? TryGet(CustomerProfile profile, DateTimeOffset now) =>
        Find(profile, ConsentPurpose.OwnOffers, now) is { } grant ? new(grant) : null;
}
