using System.Globalization;

namespace Platform.Silo.Adapters.Shop;

/// <summary>A column of a file and of its table: both have the same name.</summary>
/// <param name="Name">As in the header, case included.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Optional">Whether it may be empty, which is stored as NULL.</param>
internal sealed record ShopColumn(string Name, ShopValueKind Kind = ShopValueKind.Text, bool Optional = false)
{
    private static readonly string[] MomentFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>What to write into the column, for messages.</summary>
    public string Expected => Kind switch
    {
        ShopValueKind.Integer => "a whole number such as 12",
        ShopValueKind.Money => "an amount such as 19.90",
        ShopValueKind.Boolean => "true or false",
        ShopValueKind.Date => "a day such as 2026-03-31",
        ShopValueKind.Moment => "a moment such as 2026-03-31T09:30:00Z",
        _ => "a text",
    };

    /// <summary>The value to store; false when the text is none of this kind. Only an optional column gives null.</summary>
    public bool TryParse(string text, out object? value)
    {
        value = null;
        return text.Length == 0 ? Optional : (value = Parse(text)) is not null;
    }

    private object? Parse(string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        return Kind switch
        {
            ShopValueKind.Text => text,
            ShopValueKind.Integer => long.TryParse(text, NumberStyles.None, invariant, out var number) ? number : null,
            ShopValueKind.Money => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, invariant, out var amount)
                && amount < 1_000_000_000_000m && decimal.Truncate(amount * 100) == amount * 100 ? (long)(amount * 100) : null,
            ShopValueKind.Boolean => text switch
            {
                "true" => 1L,
                "false" => 0L,
                _ => null,
            },
            ShopValueKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out _) ? text : null,
            ShopValueKind.Moment => DateTimeOffset.TryParseExact(text, MomentFormats, invariant, DateTimeStyles.AssumeUniversal, out var moment)
                ? moment.UtcTicks : null,
            _ => null,
        };
    }
}
