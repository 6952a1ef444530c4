using System.ComponentModel.DataAnnotations;

namespace Platform.LeadPackages;

/// <summary>What lead packages cost, and who may buy them. Section <c>Platform:LeadPackages</c>.</summary>
public sealed class LeadPackageOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:LeadPackages";

    /// <summary>The partners' keys by name, at least 16 characters each. Default none: then nobody buys.</summary>
    public Dictionary<string, string> Partners { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The price of a Basic package of a lead with 100 points, in the shop's currency. Default 5.</summary>
    [Range(0.01, 1_000_000)]
    public decimal BasicPrice { get; set; } = 5m;

    /// <summary>The price of a Standard package of a lead with 100 points. Default 20.</summary>
    [Range(0.01, 1_000_000)]
    public decimal StandardPrice { get; set; } = 20m;

    /// <summary>The price of a Premium package of a lead with 100 points; in an auction the reserve. Default 60.</summary>
    [Range(0.01, 1_000_000)]
    public decimal PremiumPrice { get; set; } = 60m;

    /// <summary>How long sealed bids on a hot lead are taken. Default 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan AuctionTime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long another lead may be bought at its price. Default 14 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan SaleTime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Checks what single settings cannot.</summary>
    /// <exception cref="ArgumentException">A setting is unusable; the message names its key.</exception>
    public void Validate()
    {
        if (Partners.FirstOrDefault(partner => partner.Value is null or { Length: < 16 }).Key is { } weak)
        {
            throw new ArgumentException($"{Section}:Partners:{weak} is shorter than 16 characters: give the partner a long random key");
        }

        if (Partners.Values.Distinct(StringComparer.Ordinal).Count() < Partners.Count)
        {
            throw new ArgumentException($"{Section}:Partners has the same key twice: a key tells which partner bids");
        }
    }
}
