namespace Platform.Customers;

/// <summary>Obtains consents by purpose.</summary>
public static class Consents
{
    /// <summary>The recorded consent for a purpose that holds at a moment; null when it was never given, or was withdrawn.</summary>
    public static Consent? TryGet(CustomerProfile profile, ConsentPurpose purpose, DateTimeOffset now) => purpose switch
    {
        ConsentPurpose.OwnOffers => OffersConsent.TryGet(profile, now),
        ConsentPurpose.PartnerSharing => PartnerConsent.TryGet(profile, now),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "unknown purpose"),
    };
}
