namespace Platform.LeadPackages;

/// <summary>What is stored of a package: its terms, and what a buyer gets.</summary>
/// <param name="Package">The terms.</param>
/// <param name="Content">What is delivered; null once the consent was withdrawn.</param>
[GenerateSerializer, Immutable, Alias("platform.lead-packages.sealed-lead")]
public sealed record SealedLead([property: Id(0)] LeadPackage Package, [property: Id(1)] LeadContent? Content);
