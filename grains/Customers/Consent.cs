namespace Platform.Customers;

/// <summary>
/// A consent that holds. Nobody can make one: it is obtained from what a customer's profile has recorded, so that a method with a
/// parameter of this type cannot be called without a recorded, unwithdrawn grant. Not to be kept: it is asked for at every use.
/// </summary>
public abstract class Consent
{
    private protected Consent(ConsentGrant grant) => Grant = grant;

    /// <summary>What was granted, when, where and in answer to which words.</summary>
    public ConsentGrant Grant { get; }

    /// <summary>The newest grant of a purpose that holds at a moment; null when there is none.</summary>
    private protected static ConsentGrant? Find(CustomerProfile profile, ConsentPurpose purpose, DateTimeOffset now) =>
        profile.Consents.LastOrDefault(known =>
            known.Grant.Purpose == purpose && known.Grant.GrantedAt <= now && !(known.WithdrawnAt <= now))?.Grant;
}
