namespace Platform.Customers;

/// <summary>A consent as it is kept: a withdrawn one stays, as proof of what was allowed and until when.</summary>
/// <param name="Grant">What was granted.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it holds.</param>
[GenerateSerializer, Immutable, Alias("platform.customers.recorded-consent")]
public sealed record RecordedConsent(
    [property: Id(0)] ConsentGrant Grant,
    [property: Id(1)] DateTimeOffset? WithdrawnAt);
