using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Platform.Returns;

/// <summary>The shop's rules for returns. The defaults are those of <c>samples/knowledge/returns</c>. Section <c>Platform:Returns</c>.</summary>
public sealed class ReturnOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Returns";

    /// <summary>Days after the day of delivery on which an article may be sent back. Default 30 (return-policy.md).</summary>
    [Range(0, 3650)]
    public int StandardDays { get; set; } = 30;

    /// <summary>Days after delivery in which damage in shipping is settled without a human. Default 7: later the carrier takes no claim (damaged-on-arrival.md).</summary>
    [Range(0, 3650)]
    public int DamageDays { get; set; } = 7;

    /// <summary>Days of the warranty; a fault that shows after the window goes to a human as a claim. Default 365 (limited-warranty.md).</summary>
    [Range(0, 36500)]
    public int WarrantyDays { get; set; } = 365;

    /// <summary>Categories with a rule of their own. Default: Electronics 14 days once opened or defective, Beauty not at all once opened.</summary>
    public Dictionary<string, CategoryReturnOptions> Categories { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Electronics"] = new() { OpenedDays = 14, DefectiveDays = 14, HolidayOpened = true },
        ["Beauty"] = new() { OpenedDays = 0 },
    };

    /// <summary>First day of the season, <c>MM-dd</c>: the day of the order counts. Default 11-01 (holiday-returns.md).</summary>
    public string HolidayFrom { get; set; } = "11-01";

    /// <summary>Last day of the season, <c>MM-dd</c>. Default 12-24.</summary>
    public string HolidayTo { get; set; } = "12-24";

    /// <summary>Last day to return what was bought in the season, <c>MM-dd</c> of the next year, unless the usual window ends later. Default 01-31.</summary>
    public string HolidayUntil { get; set; } = "01-31";

    /// <summary>The same for opened articles of a category with <see cref="CategoryReturnOptions.HolidayOpened"/>. Default 01-15.</summary>
    public string HolidayOpenedUntil { get; set; } = "01-15";

    /// <summary>Days for which a label is valid. Default 21 (how-to-return.html).</summary>
    [Range(1, 365)]
    public int LabelDays { get; set; } = 21;

    /// <summary>Business days from the parcel's arrival to the refund. Default 3 (refund-timing.html).</summary>
    [Range(1, 365)]
    public int RefundBusinessDays { get; set; } = 3;

    /// <summary>A defective or damaged article below this price need not be sent back. Default 40 (damaged-on-arrival.md).</summary>
    [Range(0, 1_000_000)]
    public decimal KeepBelow { get; set; } = 40m;

    /// <summary>What a label costs when the shop is not to blame, by country of delivery (ISO 3166-1), <c>*</c> for any other. Default US 6.95, CA 9.95, * 14.95 (how-to-return.html).</summary>
    public Dictionary<string, decimal> LabelFees { get; } = new(StringComparer.OrdinalIgnoreCase) { ["US"] = 6.95m, ["CA"] = 9.95m, ["*"] = 14.95m };

    /// <summary>The countries of delivery with direct exchange, separated by spaces. Default <c>US CA</c> (exchanges.md).</summary>
    [Required]
    public string ExchangeCountries { get; set; } = "US CA";

    /// <summary>Where parcels go, lines separated by commas. Default: the fulfillment center of the demo shop.</summary>
    [Required]
    public string Address { get; set; } = "Northwind Lane Returns, 1250 Mill Race Drive, Columbus, OH 43215, US";

    /// <summary>Refuses what cannot be used.</summary>
    /// <exception cref="ArgumentException">The message names the key.</exception>
    public void Validate()
    {
        foreach (var (key, day) in (ReadOnlySpan<(string, string)>)[
            (nameof(HolidayFrom), HolidayFrom), (nameof(HolidayTo), HolidayTo), (nameof(HolidayUntil), HolidayUntil), (nameof(HolidayOpenedUntil), HolidayOpenedUntil)])
        {
            if (!DateOnly.TryParseExact($"2001-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                throw new ArgumentException($"{Section}:{key} is '{day}': give a month and a day such as 11-01");
            }
        }

        if (!LabelFees.ContainsKey("*") || LabelFees.Values.Any(fee => fee < 0))
        {
            throw new ArgumentException($"{Section}:LabelFees needs an entry * and no fee below 0");
        }

        foreach (var (name, category) in Categories)
        {
            if (category.OpenedDays < 0 || category.DefectiveDays < 0)
            {
                throw new ArgumentException($"{Section}:Categories:{name} has a number of days below 0");
            }
        }
    }
}
