using Platform.LeadPackages;

namespace Platform.Gateway.Api;

/// <summary>A package as partners see it: nothing of the customer, nothing of others' bids; the price of an auction is its secret reserve.</summary>
/// <param name="Id">The package.</param>
/// <param name="Tier">What is in it.</param>
/// <param name="Category">The lead's main category.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="IsAuction">Whether sealed bids are taken; else the first bid of the price buys.</param>
/// <param name="Price">The price; null in an auction.</param>
/// <param name="ClosesAt">No bid is taken from then on.</param>
/// <param name="Status">Where it stands.</param>
public sealed record LeadPackageOffer(
    string Id, PackageTier Tier, string Category, int Score, bool IsAuction, decimal? Price, DateTimeOffset ClosesAt, PackageStatus Status)
{
    internal static LeadPackageOffer From(LeadPackage package) => new(
        package.Id, package.Tier, package.Category, package.Score, package.IsAuction, package.IsAuction ? null : package.Price, package.ClosesAt, package.Status);
}
