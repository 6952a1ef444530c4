using System.Text.RegularExpressions;

namespace Platform.Turns.Claims;

/// <summary>
/// Stands between every draft and the customer: a sentence with a figure, date, status, price or promise that no cited
/// fact supports does not leave. It reads only words and facts, so it holds whoever drafted: a template or a model.
/// </summary>
public static partial class ClaimChecker
{
    /// <summary>Why a sentence must not leave; null when each of its claims is supported.</summary>
    /// <param name="sentence">The sentence with the facts that it cites.</param>
    /// <param name="facts">The facts of the turn.</param>
    /// <param name="language">The reply's language.</param>
    public static string? Refute(DraftSentence sentence, IReadOnlyCollection<Fact> facts, string language)
    {
        var unknown = sentence.FactIds.FirstOrDefault(id => facts.All(fact => fact.Id != id));
        if (unknown is not null)
        {
            return $"cites {unknown}, which is no fact of this turn";
        }

        var cited = facts.Where(fact => sentence.FactIds.Contains(fact.Id)).ToList();
        return RefuteFigures(sentence.Text, cited, language)
            ?? RefuteCalendar(sentence.Text, cited, language)
            ?? RefuteStatus(sentence.Text, cited, language)
            ?? RefutePromise(sentence.Text, cited, language);
    }

    private static string? RefuteFigures(string text, List<Fact> cited, string language)
    {
        var missing = Figures(text);
        foreach (var supported in Written(cited, language))
        {
            // Most sentences have no figure, and then no fact needs to be read.
            if (missing.Count == 0)
            {
                return null;
            }

            var figures = Figures(supported);
            missing.RemoveAll(figure => figures.Contains(figure, StringComparer.OrdinalIgnoreCase));
        }

        return missing.Count == 0 ? null : $"no cited fact has the figure {missing[0]}";
    }

    private static IEnumerable<string> Written(List<Fact> cited, string language)
    {
        foreach (var fact in cited)
        {
            yield return fact.Statement;
            foreach (var value in fact.Values)
            {
                yield return value.Value;
                yield return ValueFormat.Write(language, value.Value);
            }
        }
    }

    private static string? RefuteCalendar(string text, List<Fact> cited, string language)
    {
        var calendar = ReplyTemplates.Culture(language).DateTimeFormat;
        var days = cited.SelectMany(fact => fact.Values).Select(value => ValueFormat.ParseDate(value.Value)).OfType<DateOnly>().ToList();
        foreach (var name in calendar.DayNames.Where(name => Says(text, name)))
        {
            if (!days.Any(day => calendar.GetDayName(day.DayOfWeek) == name) && !Stated(cited, name))
            {
                return $"no cited fact falls on {name}";
            }
        }

        foreach (var name in calendar.MonthNames.Where(name => name.Length > 0 && SaysMonth(text, name)))
        {
            if (!days.Any(day => calendar.GetMonthName(day.Month) == name) && !Stated(cited, name))
            {
                return $"no cited fact is in {name}";
            }
        }

        return null;
    }

    private static string? RefuteStatus(string text, List<Fact> cited, string language)
    {
        foreach (var (status, words) in ClaimLexicon.For(language).SelectMany(lexicon => lexicon.Status))
        {
            if (words.FirstOrDefault(word => Says(text, word) && !Stated(cited, word)) is not null && !Has(cited, FactNames.Reached, status))
            {
                return $"no cited fact has the status {status}";
            }
        }

        return null;
    }

    private static string? RefutePromise(string text, List<Fact> cited, string language)
    {
        foreach (var (kind, words) in ClaimLexicon.For(language).SelectMany(lexicon => lexicon.Promise))
        {
            if (words.FirstOrDefault(word => Says(text, word) && !Stated(cited, word)) is { } promise && !Has(cited, FactNames.Promises, kind))
            {
                return $"no cited fact promises \"{promise}\" ({kind})";
            }
        }

        return null;
    }

    private static bool Has(List<Fact> cited, string name, string kind) =>
        cited.SelectMany(fact => fact.Values).Any(value => value.Name == name && value.Value.Split(' ').Contains(kind, StringComparer.Ordinal));

    /// <summary>Everything with a digit in it, with the currency or percent sign that belongs to it.</summary>
    internal static List<string> Figures(string text)
    {
        var figures = new List<string>();
        if (text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            foreach (var match in Figure().EnumerateMatches(text))
            {
                figures.Add(text.Substring(match.Index, match.Length).Replace(" ", "", StringComparison.Ordinal));
            }
        }

        return figures;
    }

    private static bool Stated(List<Fact> cited, string word) => cited.Exists(fact => Says(fact.Statement, word));

    /// <summary>A whole word; writing systems without spaces are searched as they are.</summary>
    internal static bool Says(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if (IsBoundary(text, at - 1, word[0]) && IsBoundary(text, end, word[^1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A month's name beside a figure: "may" alone is a verb.</summary>
    private static bool SaysMonth(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at >= 0
            && (text[..at].TrimEnd(' ', '.', ',').LastOrDefault() is >= '0' and <= '9'
                || text[(at + name.Length)..].TrimStart(' ', '.', ',').FirstOrDefault() is >= '0' and <= '9');
    }

    private static bool IsBoundary(string text, int index, char inside) =>
        index < 0 || index >= text.Length || inside >= '\u2E80' || !char.IsLetterOrDigit(text[index]);

    [GeneratedRegex(@"(?:[$€£¥]\s?)?[A-Za-z]*[0-9][0-9A-Za-z]*(?:[.,:/\-][0-9A-Za-z]*[0-9][0-9A-Za-z]*)*(?:\s?[%€$£¥])?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();
}
