using System.Collections.Frozen;
using Platform.Understanding;

namespace Platform.Models.Readings;

/// <summary>Which details a model may report, and what has to stand in the customer's words for each. Pure.</summary>
internal static class SlotEvidence
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists = new Dictionary<string, FrozenSet<string>>
    {
        [SlotNames.ProductCategory] = Set("Electronics", "Clothing", "Home", "Books", "Sports", "Beauty", "Automotive"),
        [SlotNames.ReturnReason] = Set("Defective", "WrongSize", "ChangedMind", "NotAsDescribed", "DamagedInShipping", "BetterPriceFound"),
        [SlotNames.Resolution] = Set("Exchange", "Refund"),
        [SlotNames.ContactPreference] = Set("Email", "SMS", "Phone", "InApp", "Mail"),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Literal = Set(
        SlotNames.OrderNumber, SlotNames.CustomerEmail, SlotNames.PhoneNumber, SlotNames.Budget, SlotNames.TrackingNumber,
        SlotNames.CustomerFirstName, SlotNames.CustomerLastName, SlotNames.PostalCode);

    /// <summary>Whether a model may report the slot at all: dates and times need a calendar, and the digits of a card are read by code only.</summary>
    public static bool MayReport(string slot) => Literal.Contains(slot) || Lists.ContainsKey(slot);

    /// <summary>The value as the platform writes it; null when the quote does not give it.</summary>
    /// <param name="slot">The reported slot, whose quote stands in the text.</param>
    public static string? Accept(ReadSlot slot)
    {
        if (Lists.TryGetValue(slot.Name, out var values))
        {
            return values.Contains(slot.Value) ? slot.Value : null;
        }

        var value = slot.Value.Trim();
        return slot.Name switch
        {
            SlotNames.OrderNumber or SlotNames.TrackingNumber when value.Any(char.IsAsciiDigit) && Stands(value, slot.Quote) => Letters(value).ToUpperInvariant(),
            SlotNames.PhoneNumber when value.Count(char.IsAsciiDigit) >= 6 && Stands(value, slot.Quote) => (value.StartsWith('+') ? "+" : "") + Letters(value),
            SlotNames.Budget when decimal.TryParse(value, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out _) && slot.Quote.Contains(value, StringComparison.Ordinal) => value,
            SlotNames.CustomerEmail when value.Count(letter => letter == '@') == 1 && IsWhole(value, slot.Quote) => value.ToLowerInvariant(),
            SlotNames.PostalCode when value.Length <= 10 && value.Any(char.IsAsciiDigit) && IsWhole(value, slot.Quote) => value.ToUpperInvariant(),
            SlotNames.CustomerFirstName or SlotNames.CustomerLastName when value.Length is > 0 and <= 60 && value.All(letter => char.IsLetter(letter) || letter is '-' or '\'' or '’' or ' ') && IsWhole(value, slot.Quote) => value,
            _ => null,
        };
    }

    /// <summary>All letters and digits of the value, and no more of a longer number, stand in the quote in their order.</summary>
    private static bool Stands(string value, string quote)
    {
        var wanted = Letters(value);
        var given = Letters(quote);
        var at = wanted.Length == 0 ? -1 : given.IndexOf(wanted, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && !IsDigit(given, at - 1) && !IsDigit(given, at + wanted.Length);
    }

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    private static bool IsWhole(string value, string quote)
    {
        var at = quote.IndexOf(value, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && !IsWord(quote, at - 1) && !IsWord(quote, at + value.Length);
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) && text[at] < '\u2E80' || text[at] is '@' or '_');

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    private static FrozenSet<string> Set(params string[] values) => values.ToFrozenSet(StringComparer.Ordinal);
}
