using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Platform.Leads;

/// <summary>How leads are captured, scored, routed and written to. Section <c>Platform:Leads</c>.</summary>
public sealed class LeadOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Leads";

    /// <summary>Whether customers are asked, separately, if their contact may be handed to partners. Default false; only then lead packages come into being.</summary>
    public bool AskForPartners { get; set; }

    /// <summary>
    /// Whether an address may be signed up that was neither verified nor written from. Default true, as on a shop's web form; false where
    /// the law asks for a confirmed opt-in. Such a lead is never offered to partners and never gets a verified customer's history.
    /// </summary>
    public bool AcceptUnprovenAddresses { get; set; } = true;

    /// <summary>Who looks after leads, by main category (<c>Electronics: electronics-sales</c>). Default empty.</summary>
    public Dictionary<string, string> Queues { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The queue of every other category. Default <c>sales</c>.</summary>
    [Required]
    public string DefaultQueue { get; set; } = "sales";

    /// <summary>Where the customer's day is when nobody knows better: an IANA time zone. Default <c>UTC</c>.</summary>
    [Required]
    public string DefaultTimeZone { get; set; } = "UTC";

    /// <summary>When marketing is sent, in the customer's time zone, <c>HH:mm</c>. Default <c>10:00</c>.</summary>
    [RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    public string SendAt { get; set; } = "10:00";

    /// <summary>The first nurture mail, days after the capture. Default 1.</summary>
    [Range(0, 365)]
    public int NurtureFirstDay { get; set; } = 1;

    /// <summary>The second nurture mail, days after the capture; not before the first. Default 4.</summary>
    [Range(0, 365)]
    public int NurtureSecondDay { get; set; } = 4;

    /// <summary>The third nurture mail, days after the capture; not before the second. Default 9.</summary>
    [Range(0, 365)]
    public int NurtureThirdDay { get; set; } = 9;

    /// <summary>The day of the month of newsletter and quarterly mail. Default 1.</summary>
    [Range(1, 28)]
    public int NewsletterDay { get; set; } = 1;

    /// <summary><see cref="SendAt"/> as a time.</summary>
    public TimeOnly SendTime => TimeOnly.ParseExact(SendAt, "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The days of the nurture sequence.</summary>
    public ImmutableArray<int> NurtureDays => [NurtureFirstDay, NurtureSecondDay, NurtureThirdDay];

    /// <summary>Checks what single settings cannot.</summary>
    /// <exception cref="ArgumentException">A setting is unusable; the message names its key.</exception>
    public void Validate()
    {
        if (NurtureFirstDay > NurtureSecondDay || NurtureSecondDay > NurtureThirdDay)
        {
            throw new ArgumentException($"{Section}:NurtureSecondDay and NurtureThirdDay must not lie before the day before them");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(DefaultTimeZone, out _))
        {
            throw new ArgumentException($"{Section}:DefaultTimeZone is '{DefaultTimeZone}': give an IANA time zone such as America/New_York");
        }
    }
}
