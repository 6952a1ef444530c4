namespace Platform.Customers;

/// <summary>An explicit consent with all that proves it. The data of a job of the kind <see cref="GrantKind"/>.</summary>
/// <param name="Id">From content: one grant is recorded once.</param>
/// <param name="CustomerId"><see cref="CustomerIds.FromAddress"/> of <paramref name="Email"/>.</param>
/// <param name="Email">The address that may be written to.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Source">Where it was said: <c>thread/THREAD/TURN</c>.</param>
/// <param name="GrantedAt">When it was said.</param>
/// <param name="Wording">What was asked, as a template key with its version; the yes alone proves nothing.</param>
[GenerateSerializer, Immutable, Alias("platform.customers.consent-grant")]
public sealed record ConsentGrant(
    [property: Id(0)] string Id,
    [property: Id(1)] string CustomerId,
    [property: Id(2)] string Email,
    [property: Id(3)] ConsentPurpose Purpose,
    [property: Id(4)] string Source,
    [property: Id(5)] DateTimeOffset GrantedAt,
    [property: Id(6)] string Wording)
{
    /// <summary>The kind of the job that records it.</summary>
    public const string GrantKind = "customers.grant-consent";
}
