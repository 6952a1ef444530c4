using Platform.Customers;
using Platform.Leads;

namespace Platform.LeadPackages;

/// <summary>What a package contains and costs. Nothing here can be called without the customer's consent to partners. Pure.</summary>
public static class LeadPackageDecider
{
    /// <summary>The tier that a band is sold in; null for leads that are not sold.</summary>
    public static PackageTier? TierOf(LeadBand band) => band switch
    {
        LeadBand.Hot => PackageTier.Premium,
        LeadBand.Warm => PackageTier.Standard,
        LeadBand.Cold => PackageTier.Basic,
        _ => null,
    };

    /// <summary>The price by score: that part of the tier's full price that the score is of 100, in whole hundredths.</summary>
    public static decimal Price(PackageTier tier, int score, LeadPackageOptions options) => decimal.Round(
        score / 100m * tier switch
        {
            PackageTier.Premium => options.PremiumPrice,
            PackageTier.Standard => options.StandardPrice,
            _ => options.BasicPrice,
        },
        2,
        MidpointRounding.AwayFromZero);

    /// <summary>Builds the package of a lead; null when its band is not sold. Hot leads are auctioned, with the price as reserve.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="consent">The consent of this lead's customer that holds now.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="options">The settings.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="ArgumentException">The consent is somebody else's.</exception>
    public static SealedLead? Build(string id, PartnerConsent consent, LeadRecord lead, LeadPackageOptions options, DateTimeOffset now)
    {
        if (consent.Grant.CustomerId != lead.CustomerId)
        {
            throw new ArgumentException("the consent is of another customer", nameof(consent));
        }

        if (TierOf(lead.Score.Band) is not { } tier)
        {
            return null;
        }

        var isAuction = tier == PackageTier.Premium;
        var package = new LeadPackage(
            id, lead.CustomerId, tier, lead.Score.Total, lead.Interests.IsEmpty ? "" : lead.Interests[0], Price(tier, lead.Score.Total, options), isAuction,
            now, now + (isAuction ? options.AuctionTime : options.SaleTime), PackageStatus.Open)
        {
            Audit = [new(now, "built", $"consent {consent.Grant.Id}, {consent.Grant.Wording}")],
        };
        return new(package, Content(tier, lead));
    }

    private static LeadContent Content(PackageTier tier, LeadRecord lead) => tier switch
    {
        PackageTier.Basic => new(lead.Email, null, null, null, null, [.. lead.Interests.Take(1)], null, null),
        PackageTier.Standard => new(lead.Email, lead.FirstName, lead.LastName, lead.Phone, lead.Preference, lead.Interests, null, null),
        _ => new(lead.Email, lead.FirstName, lead.LastName, lead.Phone, lead.Preference, lead.Interests, lead.Signals.PurchaseValue, lead.Score.Total),
    };
}
