using System.Globalization;

namespace Platform.Callbacks;

/// <summary>From clocks on the wall to moments, on the days of a change too. Pure.</summary>
internal static class WallClock
{
    private const string Minute = "yyyy-MM-dd'T'HH:mm";

    /// <summary>
    /// The moments of an interval on the wall: whatever lies between them shows a time of the interval. Where the clock is set back and an
    /// end comes twice, the shorter reading counts; an end that is skipped in spring is the moment of the change. May be empty.
    /// </summary>
    public static (DateTimeOffset From, DateTimeOffset To) Resolve(DateTime from, DateTime to, TimeZoneInfo zone)
    {
        var twice = zone.IsAmbiguousTime(from) && zone.IsAmbiguousTime(to);
        return (twice ? First(from, zone) : Last(from, zone), First(to, zone));
    }

    /// <summary>Reads <c>2026-11-24T12:00/2026-11-24T17:00</c>; null when it is none, or ends before it begins.</summary>
    public static (DateTime From, DateTime To)? Parse(string? window)
    {
        var parts = window?.Split('/') ?? [];
        return parts.Length == 2 && TryParse(parts[0], out var from) && TryParse(parts[1], out var to) && from < to ? (from, to) : null;
    }

    /// <summary>The clock on the wall at a moment.</summary>
    public static DateTime At(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;

    /// <summary>The place that a zone is named after, as it is said.</summary>
    public static string Place(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    private static DateTimeOffset First(DateTime local, TimeZoneInfo zone) => Moment(local, zone, offsets => offsets.Max());

    private static DateTimeOffset Last(DateTime local, TimeZoneInfo zone) => Moment(local, zone, offsets => offsets.Min());

    private static DateTimeOffset Moment(DateTime local, TimeZoneInfo zone, Func<TimeSpan[], TimeSpan> choose)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? choose(zone.GetAmbiguousTimeOffsets(local)) : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static bool TryParse(string text, out DateTime local) =>
        DateTime.TryParseExact(text, Minute, CultureInfo.InvariantCulture, DateTimeStyles.None, out local);
}
