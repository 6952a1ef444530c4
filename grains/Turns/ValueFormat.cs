using System.Globalization;

namespace Platform.Turns;

/// <summary>How a value is written in a language, by its shape: a date, a moment, a local time, a window of time, an amount of money; anything else as it is.</summary>
public static class ValueFormat
{
    private const string Day = "yyyy-MM-dd";
    private const string Minute = "yyyy-MM-dd'T'HH:mm";

    /// <summary>An amount as an invariant value, such as <c>USD 48.00</c>.</summary>
    public static string Money(decimal amount, string currency = "USD") => string.Create(CultureInfo.InvariantCulture, $"{currency} {amount:0.00}");

    /// <summary>A day as an invariant value.</summary>
    public static string Date(DateOnly date) => date.ToString(Day, CultureInfo.InvariantCulture);

    /// <summary>A moment as an invariant value, in UTC.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A wall-clock time as an invariant value.</summary>
    public static string Local(DateTime time) => time.ToString(Minute, CultureInfo.InvariantCulture);

    /// <summary>The value as the language writes it.</summary>
    public static string Write(string language, string value)
    {
        if (Amount(value) is { } amount)
        {
            return amount;
        }

        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && TryLocal(value[..slash], out var from) && TryLocal(value[(slash + 1)..], out var to))
        {
            return $"{ReplyTemplates.Date(language, DateOnly.FromDateTime(from))}, {Time(from)}–{Time(to)}";
        }

        if (TryLocal(value, out var local))
        {
            return $"{ReplyTemplates.Date(language, DateOnly.FromDateTime(local))}, {Time(local)}";
        }

        return ParseDate(value) is { } date ? ReplyTemplates.Date(language, date) : value;
    }

    /// <summary>The day of a value that is a date or begins with one; null for anything else.</summary>
    public static DateOnly? ParseDate(string value) =>
        value.Length >= Day.Length && (value.Length == Day.Length || value[Day.Length] == 'T')
            && DateOnly.TryParseExact(value[..Day.Length], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static string Time(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static bool TryLocal(string value, out DateTime local) =>
        DateTime.TryParseExact(value, Minute, CultureInfo.InvariantCulture, DateTimeStyles.None, out local);

    /// <summary>Whole amounts without decimals, as prices are spoken of.</summary>
    private static string? Amount(string value)
    {
        var sign = value switch
        {
            ['U', 'S', 'D', ' ', ..] => "$",
            ['E', 'U', 'R', ' ', ..] => "€",
            ['G', 'B', 'P', ' ', ..] => "£",
            _ => null,
        };
        return sign is not null && decimal.TryParse(value.AsSpan(4), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? sign + (decimal.Truncate(amount) == amount ? amount.ToString("0", CultureInfo.InvariantCulture) : amount.ToString("0.00", CultureInfo.InvariantCulture))
            : null;
    }
}
