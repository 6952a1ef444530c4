using System.Globalization;
using FuzzySharp;
using Platform.Shop;
using Platform.Understanding.Text;

namespace Platform.Returns;

/// <summary>Which line of an order somebody means. Only the order's own lines are looked at. Pure.</summary>
internal static class ReturnItems
{
    /// <summary>How alike two words are, of 100, from which on one is read as a misspelling of the other.</summary>
    private const int Alike = 80;

    /// <summary>Shorter words are only read as they are: "ear" and "eat" are 67 alike.</summary>
    private const int ShortestMisspelling = 5;

    /// <summary>The line that the words name; null when none, or when several are named equally well.</summary>
    public static ItemMatch? Find(ImmutableArray<OrderLine> lines, string words)
    {
        if (lines.Length == 1)
        {
            return new(lines[0], IsSure: true);
        }

        var said = Words(words);
        var scored = lines.Select(line => (Line: line, Score: Score(line, said))).OrderByDescending(scored => scored.Score.Points).ToList();
        return scored.Count > 0 && scored[0].Score.Points > 0 && (scored.Count == 1 || scored[1].Score.Points < scored[0].Score.Points)
            ? new(scored[0].Line, scored[0].Score.IsSure)
            : null;
    }

    /// <summary>The line that answers the question for one: by its number in the list, else by its name.</summary>
    public static ItemMatch? FindAnswer(ImmutableArray<OrderLine> lines, string answer)
    {
        var trimmed = answer.Trim().Trim('.', ')', '(', '#');
        return int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= lines.Length
            ? new(lines[number - 1], IsSure: true)
            : Find(lines, answer);
    }

    /// <summary>The lines as a list: <c>1) Lamp; 2) Fan</c>.</summary>
    public static string List(ImmutableArray<OrderLine> lines) =>
        string.Join("; ", lines.Select((line, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}) {line.Product.Name}")));

    /// <summary>The words of a name that say what it is.</summary>
    public static HashSet<string> Words(string text) =>
        [.. Folding.FoldText(text).Split([' ', '\n', '\r', '\t', ',', '.', ';', ':', '!', '?', '"', '\'', '(', ')', '-', '/', '&'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= 3 && !word.All(char.IsAsciiDigit))];

    /// <summary>Letters of the name that were said; sure when one of its words was spelled as it is.</summary>
    private static (int Points, bool IsSure) Score(OrderLine line, HashSet<string> said)
    {
        var points = 0;
        var sure = false;
        foreach (var word in Words(line.Product.Name))
        {
            if (said.Contains(word) || said.Contains(word + "s") || (word.EndsWith('s') && said.Contains(word[..^1])))
            {
                points += 2 * word.Length;
                sure = true;
            }
            else if (word.Length >= ShortestMisspelling && said.Any(other => other.Length >= ShortestMisspelling && Fuzz.Ratio(word, other) >= Alike))
            {
                points += word.Length;
            }
        }

        return (points, sure);
    }
}
