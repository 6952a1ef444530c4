using System.ComponentModel.DataAnnotations;
using Platform.Leads;

namespace Platform.Loyalty;

/// <summary>Points for taking part, and what they lead to. Section <c>Platform:Loyalty</c>.</summary>
public sealed class LoyaltyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Loyalty";

    /// <summary>Points for signing up for offers, once a customer. Default 50.</summary>
    [Range(0, 100_000)]
    public int LeadCapturedPoints { get; set; } = 50;

    /// <summary>Points for an accepted offer. Default 40.</summary>
    [Range(0, 100_000)]
    public int OfferAcceptedPoints { get; set; } = 40;

    /// <summary>Points for feedback. Default 25, as the shop's programme says of surveys.</summary>
    [Range(0, 100_000)]
    public int FeedbackPoints { get; set; } = 25;

    /// <summary>Points for the birthday, once a year. Default 250, as the shop's programme says.</summary>
    [Range(0, 100_000)]
    public int BirthdayPoints { get; set; } = 250;

    /// <summary>From so many points on the tier is Silver. Default 500.</summary>
    [Range(1, 10_000_000)]
    public int SilverPoints { get; set; } = 500;

    /// <summary>From so many points on the tier is Gold; more than Silver. Default 1,500.</summary>
    [Range(1, 10_000_000)]
    public int GoldPoints { get; set; } = 1500;

    /// <summary>From so many points on the tier is Platinum; more than Gold. Default 5,000.</summary>
    [Range(1, 10_000_000)]
    public int PlatinumPoints { get; set; } = 5000;

    /// <summary>Every so many points are a milestone that is congratulated on. Default 1,000.</summary>
    [Range(1, 10_000_000)]
    public int MilestonePoints { get; set; } = 1000;

    /// <summary>Days without activity before the customer is asked back. Default 90.</summary>
    [Range(1, 3650)]
    public int WinBackDays { get; set; } = 90;

    /// <summary>Checks what single settings cannot.</summary>
    /// <exception cref="ArgumentException">A setting is unusable; the message names its key.</exception>
    public void Validate()
    {
        if (SilverPoints >= GoldPoints || GoldPoints >= PlatinumPoints)
        {
            throw new ArgumentException($"{Section}: SilverPoints, GoldPoints and PlatinumPoints must rise");
        }
    }
}
