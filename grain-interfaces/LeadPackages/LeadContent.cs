namespace Platform.LeadPackages;

/// <summary>What a partner gets; null and empty for what is not in the package's tier.</summary>
/// <param name="Email">In every tier.</param>
/// <param name="FirstName">Standard and above.</param>
/// <param name="LastName">Standard and above.</param>
/// <param name="Phone">Standard and above.</param>
/// <param name="Preference">Standard and above.</param>
/// <param name="Categories">The main one in Basic, all of them above.</param>
/// <param name="PurchaseValue">Premium: what was bought.</param>
/// <param name="Score">Premium: 0 to 100.</param>
[GenerateSerializer, Immutable, Alias("platform.lead-packages.lead-content")]
public sealed record LeadContent(
    [property: Id(0)] string Email,
    [property: Id(1)] string? FirstName,
    [property: Id(2)] string? LastName,
    [property: Id(3)] string? Phone,
    [property: Id(4)] string? Preference,
    [property: Id(5)] ImmutableArray<string> Categories,
    [property: Id(6)] decimal? PurchaseValue,
    [property: Id(7)] int? Score);
