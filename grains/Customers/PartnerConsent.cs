namespace Platform.Customers;

/// <summary>The consent to hand a contact to partners (<see cref="ConsentPurpose.PartnerSharing"/>): a lead package takes one.</summary>
public sealed class PartnerConsent : Consent
{
    private PartnerConsent(ConsentGrant grant)
        : base(grant)
    {
    }

    /// <summary>The recorded consent that holds at a moment; null when it was never given, or was withdrawn.</summary>
    public static PartnerConsent? TryGet(CustomerProfile profile, DateTimeOffset now) =>
        Find(profile, ConsentPurpose.PartnerSharing, now) is { } grant ? new(grant) : null;
}
