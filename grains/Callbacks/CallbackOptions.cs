using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Platform.Callbacks;

/// <summary>When the shop calls. Section <c>Platform:Callbacks</c>.</summary>
public sealed class CallbackOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Callbacks";

    /// <summary>The most calls that a book may hold: it is one row of the store, and DynamoDB's rows end at 400 KB.</summary>
    public const int LargestBook = 700;

    /// <summary>Where the hours are meant, an IANA id. Default <c>America/New_York</c>.</summary>
    public string TimeZone { get; set; } = "America/New_York";

    /// <summary>The zone of a customer who neither named one nor is known, an IANA id. Default: that of the shop.</summary>
    public string? CustomerTimeZone { get; set; }

    /// <summary>The hours in which calls are made, by weekday in English: <c>09:00-12:00,13:00-17:30</c>, or <c>closed</c>. Default: Monday to Friday 09:00-17:00.</summary>
    public Dictionary<string, string> Hours { get; set; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Monday"] = "09:00-17:00",
        ["Tuesday"] = "09:00-17:00",
        ["Wednesday"] = "09:00-17:00",
        ["Thursday"] = "09:00-17:00",
        ["Friday"] = "09:00-17:00",
    };

    /// <summary>Days without calls: <c>2026-11-26</c>, or <c>12-25</c> for every year. Default none.</summary>
    public string[] Holidays { get; set; } = [];

    /// <summary>How long a call is planned for; calls begin at multiples of it from the beginning of the hours. Default 30 min.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "04:00:00")]
    public TimeSpan SlotLength { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How many calls can be made at the same time. Default 2.</summary>
    [Range(1, 100)]
    public int AtOnce { get; set; } = 2;

    /// <summary>How long before a call it has to be arranged. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan Lead { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How far ahead calls are arranged. Default 14 days; longer than <see cref="Lead"/>.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00")]
    public TimeSpan Ahead { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long a time is held for a reply that is not durable yet. Default 1 h: a reply is durable within seconds, and after an outage of this length the next free time is booked.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan HoldFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long before a call the customer is reminded; zero for no reminder. Default 30 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "2.00:00:00")]
    public TimeSpan Reminder { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long past calls stay in the operators' list. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00")]
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Settings that only together make sense.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (key, zone) in new[] { (nameof(TimeZone), TimeZone), (nameof(CustomerTimeZone), CustomerTimeZone ?? TimeZone) })
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            {
                yield return new($"{Section}:{key} is '{zone}': give an IANA id such as Europe/Paris");
            }
        }

        foreach (var (day, hours) in Hours)
        {
            if (!Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out _) || OpeningHours.Parse(hours) is null)
            {
                yield return new($"{Section}:{nameof(Hours)}:{day} is '{hours}': give a weekday in English and hours such as 09:00-12:00,13:00-17:30, or closed");
            }
        }

        foreach (var holiday in Holidays.Where(holiday => !IsDay(holiday)))
        {
            yield return new($"{Section}:{nameof(Holidays)} has '{holiday}': give 2026-11-26, or 12-25 for every year");
        }

        if (Lead >= Ahead)
        {
            yield return new($"{Section}:{nameof(Lead)} is {Lead}: it has to be shorter than {nameof(Ahead)}, which is {Ahead}");
        }

        if (Calls() is var calls and > LargestBook)
        {
            yield return new($"{Section}: the hours give {calls} calls within {nameof(Ahead)} and {nameof(Keep)}, and a book holds {LargestBook}: lower {nameof(AtOnce)}, {nameof(Ahead)} or {nameof(Keep)}");
        }
    }

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        || DateOnly.TryParseExact($"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private int Calls()
    {
        var week = Hours.Values.Sum(hours => (OpeningHours.Parse(hours) ?? []).Sum(open => (open.To - open.From) / Math.Max(1, (int)SlotLength.TotalMinutes)));
        return week * AtOnce * (int)Math.Ceiling((Ahead + Keep).TotalDays / 7);
    }
}
