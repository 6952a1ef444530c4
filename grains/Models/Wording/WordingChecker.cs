using System.Collections.Frozen;
using Platform.Turns;
using Platform.Turns.Claims;

namespace Platform.Models.Wording;

/// <summary>
/// Whether other words say the same and no more. A model can put anything into words, so that lists of what it must not say have holes;
/// here it may only use the words of the sentence, of its facts, and a closed list that claims nothing. Figures stay in their order, and what
/// turns a meaning (not, if, only, may, a question) stays. Behind it stands <see cref="ClaimChecker"/> as behind every sentence. Pure.
/// </summary>
internal static class WordingChecker
{
    private const int Spare = 60;

    /// <summary>Why the words must not leave; null when they say the same.</summary>
    /// <param name="planned">What is to be said.</param>
    /// <param name="worded">The model's words for it.</param>
    /// <param name="factIds">The facts that the planned words cite.</param>
    /// <param name="facts">The facts of the turn.</param>
    /// <param name="language">The reply's language.</param>
    public static string? Refute(string planned, string worded, ImmutableArray<string> factIds, ImmutableArray<Fact> facts, string language)
    {
        if (WordingLexicon.For(language) is not var (lexicon, plain))
        {
            return "a language without a list of words";
        }

        return RefuteShape(planned, worded)
            ?? RefuteFigures(planned, worded)
            ?? RefuteBinding(planned, worded, lexicon)
            ?? RefuteWords(planned, worded, [.. facts.Where(fact => factIds.Contains(fact.Id))], plain, language)
            ?? (ClaimChecker.Refute(new(worded, factIds), facts, language) is null ? null : "a claim without a fact");
    }

    private static string? RefuteShape(string planned, string worded) =>
        worded.Length == 0 || worded.Length > (2 * planned.Length) + Spare ? "too short or too long"
        : worded.Any(letter => char.IsControl(letter) || letter is '<' or '>' or '[' or ']' or '{' or '}' or '*' or '`' or '|' or '_' or '@' or '/' or '\\' && !planned.Contains(letter, StringComparison.Ordinal)) ? "marks that the planned words do not have"
        : IsQuestion(planned) != IsQuestion(worded) ? "a question came or went"
        : null;

    private static string? RefuteFigures(string planned, string worded) =>
        ClaimChecker.Figures(planned).SequenceEqual(ClaimChecker.Figures(worded), StringComparer.OrdinalIgnoreCase) ? null : "figures are not those that were planned, in their order";

    private static string? RefuteBinding(string planned, string worded, WordingLexicon lexicon) => lexicon.Binding
        .Where(kind => kind.Value.Any(word => ClaimChecker.Says(planned, word)) != kind.Value.Any(word => ClaimChecker.Says(worded, word)))
        .Select(kind => $"a word of {kind.Key} came or went")
        .FirstOrDefault();

    private static string? RefuteWords(string planned, string worded, List<Fact> cited, FrozenSet<string> plain, string language)
    {
        var own = WordingWords.Of(planned).ToHashSet(StringComparer.Ordinal);
        own.UnionWith(cited.SelectMany(fact => WordingWords.Of(fact.Statement)));
        own.UnionWith(cited.SelectMany(fact => fact.Values).SelectMany(value => WordingWords.Of(ValueFormat.Write(language, value.Value))));
        return WordingWords.Of(worded).Any(word => !own.Contains(word) && !plain.Contains(word)) ? "a word that neither plan nor facts have" : null;
    }

    private static bool IsQuestion(string text) => text.AsSpan().ContainsAny('?', '？');
}
