using System.Globalization;

namespace Platform.Callbacks;

/// <summary>The hours of one weekday: <c>09:00-12:00,13:00-17:30</c>; empty or <c>closed</c> is a day off, <c>24:00</c> is midnight.</summary>
internal static class OpeningHours
{
    /// <summary>The intervals as minutes of the day, in their order; null when the text is none.</summary>
    public static ImmutableArray<(int From, int To)>? Parse(string text)
    {
        var intervals = ImmutableArray.CreateBuilder<(int From, int To)>();
        if (text.Trim() is "" or "closed")
        {
            return intervals.ToImmutable();
        }

        var last = -1;
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length != 2 || MinuteOf(ends[0]) is not { } from || MinuteOf(ends[1]) is not { } to || from >= to || from < last)
            {
                return null;
            }

            intervals.Add((from, to));
            last = to;
        }

        return intervals.ToImmutable();
    }

    private static int? MinuteOf(string text) =>
        text.Trim() == "24:00" ? 24 * 60
        : TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute
        : null;
}
