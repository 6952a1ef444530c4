namespace Platform.LeadPackages;

/// <summary>A package as the shop sees it: terms, bids and audit, without the customer's data.</summary>
/// <param name="Id">From content.</param>
/// <param name="CustomerId">The lead.</param>
/// <param name="Tier">What is in it.</param>
/// <param name="Score">The lead's score when it was built.</param>
/// <param name="Category">The lead's main category; empty when unknown.</param>
/// <param name="Price">The price by score; in an auction the reserve.</param>
/// <param name="IsAuction">Whether sealed bids are taken until <paramref name="ClosesAt"/>; else the first bid of the price buys.</param>
/// <param name="OpenedAt">When it was built.</param>
/// <param name="ClosesAt">No bid is taken from then on.</param>
/// <param name="Status">Where it stands.</param>
[GenerateSerializer, Immutable, Alias("platform.lead-packages.lead-package")]
public sealed record LeadPackage(
    [property: Id(0)] string Id,
    [property: Id(1)] string CustomerId,
    [property: Id(2)] PackageTier Tier,
    [property: Id(3)] int Score,
    [property: Id(4)] string Category,
    [property: Id(5)] decimal Price,
    [property: Id(6)] bool IsAuction,
    [property: Id(7)] DateTimeOffset OpenedAt,
    [property: Id(8)] DateTimeOffset ClosesAt,
    [property: Id(9)] PackageStatus Status)
{
    /// <summary>The bids, each partner's newest one, in the order in which they came.</summary>
    [Id(10)] public ImmutableArray<PackageBid> Bids { get; init; } = [];

    /// <summary>Who bought it, and for how much; null when nobody did.</summary>
    [Id(11)] public PackageBid? Winner { get; init; }

    /// <summary>Everything that happened, oldest first.</summary>
    [Id(12)] public ImmutableArray<PackageNote> Audit { get; init; } = [];
}
