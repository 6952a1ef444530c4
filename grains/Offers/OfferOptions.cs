using System.ComponentModel.DataAnnotations;

namespace Platform.Offers;

/// <summary>Prices, limits and services of offers. Section <c>Platform:Offers</c>. Percents are whole.</summary>
public sealed class OfferOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Offers";

    /// <summary>What a Silver customer saves. Default 5.</summary>
    [Range(0, 100)]
    public int SilverPercent { get; set; } = 5;

    /// <summary>What a Gold customer saves at least. Default 10.</summary>
    [Range(0, 100)]
    public int GoldLeastPercent { get; set; } = 10;

    /// <summary>What a Gold customer saves at most. Default 20; at least <see cref="GoldLeastPercent"/>.</summary>
    [Range(0, 100)]
    public int GoldMostPercent { get; set; } = 20;

    /// <summary>The margin up to which it adds nothing for Gold. Default 25.</summary>
    [Range(0, 100)]
    public int GoldMarginFrom { get; set; } = 25;

    /// <summary>The margin from which it adds half of the range. Default 45; above <see cref="GoldMarginFrom"/>.</summary>
    [Range(0, 100)]
    public int GoldMarginTo { get; set; } = 45;

    /// <summary>The stock from which it adds the other half. Default 50; above <see cref="ScarceStock"/>.</summary>
    [Range(1, 1_000_000)]
    public int GoldStockTo { get; set; } = 50;

    /// <summary>The stock up to which it is said how many are left; it adds nothing for Gold. Default 3.</summary>
    [Range(0, 1000)]
    public int ScarceStock { get; set; } = 3;

    /// <summary>What a Platinum customer saves. Default 25.</summary>
    [Range(0, 100)]
    public int PlatinumPercent { get; set; } = 25;

    /// <summary>What a bundle saves where the tier saves less. Default 15.</summary>
    [Range(0, 100)]
    public int BundlePercent { get; set; } = 15;

    /// <summary>What is added while a problem is being solved. Default 5.</summary>
    [Range(0, 100)]
    public int GoodwillPercent { get; set; } = 5;

    /// <summary>What is added for a high lifetime value. Default 3.</summary>
    [Range(0, 100)]
    public int LifetimePercent { get; set; } = 3;

    /// <summary>The lifetime value that counts as high, in the shop's currency. Default 2000.</summary>
    [Range(0, 1_000_000)]
    public decimal HighLifetimeValue { get; set; } = 2000;

    /// <summary>What is added for slow stock. Default 10.</summary>
    [Range(0, 100)]
    public int ClearancePercent { get; set; } = 10;

    /// <summary>What everything together saves at most. Default 40.</summary>
    [Range(0, 100)]
    public int MostPercent { get; set; } = 40;

    /// <summary>How many days after its day an offer's price holds, to the midnight of the shop's zone. Default 3.</summary>
    [Range(0, 60)]
    public int ValidDays { get; set; } = 3;

    /// <summary>The same for slow stock. Default 1.</summary>
    [Range(0, 60)]
    public int ClearanceDays { get; set; } = 1;

    /// <summary>The shop's time zone, an IANA id: midnight is there. Default <c>America/New_York</c>.</summary>
    [Required]
    public string TimeZone { get; set; } = "America/New_York";

    /// <summary>How much of a budget a price has to take to be near it, in percent. Default 60.</summary>
    [Range(0, 100)]
    public int NearBudgetPercent { get; set; } = 60;

    /// <summary>By how many percent a price may be above a budget when nothing is within it: "around fifty". Default 10.</summary>
    [Range(0, 100)]
    public int OverBudgetPercent { get; set; } = 10;

    /// <summary>What standard shipping costs by country (ISO 3166-1); <c>*</c> for every other. Default: US 5.95, CA 11.95, GB 15.95, others 17.95.</summary>
    public Dictionary<string, decimal> Shipping { get; set; } = new() { ["US"] = 5.95m, ["CA"] = 11.95m, ["GB"] = 15.95m, ["*"] = 17.95m };

    /// <summary>The value of goods from which standard shipping within the US is free. Default 50.</summary>
    [Range(0, 1_000_000)]
    public decimal FreeShippingFrom { get; set; } = 50;

    /// <summary>What moving an order to expedited shipping costs. Default 5.</summary>
    [Range(0, 10_000)]
    public decimal ExpeditedPrice { get; set; } = 5;

    /// <summary>What a protection plan costs for an article below 200. Default 19.</summary>
    [Range(0, 10_000)]
    public decimal ProtectionPrice { get; set; } = 19;

    /// <summary>What a protection plan costs for an article from 200. Default 39.</summary>
    [Range(0, 10_000)]
    public decimal ProtectionPriceFrom200 { get; set; } = 39;

    /// <summary>What a protection plan costs for an article from 500. Default 69.</summary>
    [Range(0, 10_000)]
    public decimal ProtectionPriceFrom500 { get; set; } = 69;

    /// <summary>What professional installation costs. Default 49.</summary>
    [Range(0, 10_000)]
    public decimal InstallationPrice { get; set; } = 49;

    /// <summary>What an hour with a stylist costs. Default 25.</summary>
    [Range(0, 10_000)]
    public decimal StylingPrice { get; set; } = 25;

    /// <summary>What a design consultation costs. Default 39.</summary>
    [Range(0, 10_000)]
    public decimal DesignPrice { get; set; } = 39;

    /// <summary>Settings that only together make sense.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (GoldMostPercent < GoldLeastPercent)
        {
            yield return new($"{Section}:{nameof(GoldMostPercent)} is below {nameof(GoldLeastPercent)}", [nameof(GoldMostPercent)]);
        }

        if (GoldMarginTo <= GoldMarginFrom)
        {
            yield return new($"{Section}:{nameof(GoldMarginTo)} has to be above {nameof(GoldMarginFrom)}", [nameof(GoldMarginTo)]);
        }

        if (GoldStockTo <= ScarceStock)
        {
            yield return new($"{Section}:{nameof(GoldStockTo)} has to be above {nameof(ScarceStock)}", [nameof(GoldStockTo)]);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new($"{Section}:{nameof(TimeZone)} is no time zone: give an IANA id such as America/New_York", [nameof(TimeZone)]);
        }

        if (!Shipping.ContainsKey("*") || Shipping.Values.Any(fee => fee < 0))
        {
            yield return new($"{Section}:{nameof(Shipping)} needs a fee for * and none below 0", [nameof(Shipping)]);
        }
    }
}
