using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>Turns what a customer wrote into questions of weighted units.</summary>
public static class QuestionAnalyzer
{
    private const double WeakImportance = 0.3;
    // "How old", "next day": weak words that mean something together.
    private const double PhraseImportance = 0.5;
    private const double ForeignImportance = 0.5;
    private const double NumberImportance = 0.5;
    private const double Synonym = 0.8;
    private const double Translation = 0.9;
    private const double Loose = 0.45;
    private const double Vague = 0.6;

    /// <summary>The questions in a text, in its order; one when it is a single sentence or a list of keywords.</summary>
    /// <param name="text">The customer's text.</param>
    /// <param name="language">ISO 639-1 code of the customer's language.</param>
    /// <param name="indexLanguages">Languages that the documents are in.</param>
    public static ImmutableArray<Question> Analyze(string text, string language, IReadOnlyCollection<string> indexLanguages)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(indexLanguages);
        var spoken = WordLists.Detect(text, Tokenizer.Tokenize(text), string.IsNullOrEmpty(language) ? "en" : language);
        return [.. QuestionFinder.Find(text).Select(found => AnalyzeOne(found, spoken, indexLanguages)).Where(question => !question.Units.IsEmpty)];
    }

    private static Question AnalyzeOne(string text, string language, IReadOnlyCollection<string> indexLanguages)
    {
        var terms = TextAnalyzer.Analyze(text, language);
        var units = new List<QuestionUnit>();
        var groups = new List<(int Group, bool Loose)>();
        for (var i = 0; i < terms.Count;)
        {
            var length = Lexicon.Default.Match(terms, i, language, groups, out var asks);
            if (asks)
            {
                i += length;
                continue;
            }

            if (length <= 1 && (terms[i].IsStop || (terms[i].Kind == TokenKind.Word && terms[i].Text.Length < 2)))
            {
                i++;
                continue;
            }

            AddUnit(units, terms, i, Math.Max(1, length), groups, language, indexLanguages);
            i += Math.Max(1, length);
        }

        return new(text, language, [.. units], AnswerTypes.Of(text));
    }

    private static void AddUnit(List<QuestionUnit> units, List<Term> terms, int start, int length, List<(int Group, bool Loose)> groups, string language, IReadOnlyCollection<string> indexLanguages)
    {
        var own = terms.GetRange(start, length);
        var surface = string.Join(' ', own.Select(term => term.Surface));
        var alternatives = new Dictionary<string, UnitAlternative>(StringComparer.Ordinal);
        ImmutableArray<string> content = [.. own.Where(term => !term.IsStop).Select(term => term.Text)];
        if (!content.IsEmpty)
        {
            Offer(alternatives, content, 1);
        }

        foreach (var other in indexLanguages.Where(other => other != language && length == 1 && own[0].Kind == TokenKind.Word))
        {
            Offer(alternatives, [TextAnalyzer.Stem(own[0].Surface, other)], 1);
        }

        var foreign = !indexLanguages.Contains(language);
        var translated = false;
        foreach (var (group, loose) in groups)
        {
            foreach (var term in Lexicon.Default.Group(group).Where(term => indexLanguages.Contains(term.Language)))
            {
                // A weak word stands for many things: "hours" alone seldom means opening hours.
                var vague = term.Terms.Length == 1 && WordLists.IsVagueStem(term.Terms[0], term.Language);
                translated = true;
                Offer(alternatives, term.Terms, (term.Loose || loose ? Loose : foreign ? Translation : Synonym) * (vague ? Vague : 1));
            }
        }

        if (alternatives.Count == 0 || units.Exists(unit => unit.Surface == surface))
        {
            return;
        }

        var number = own.All(term => term.Kind == TokenKind.Number);
        var weak = own.All(term => term.IsStop || WordLists.IsWeak(term.Surface, language));
        var importance = weak ? length > 1 ? PhraseImportance : WeakImportance : number ? NumberImportance : 1;
        var unknown = foreign && !translated && !number;
        units.Add(new(surface, unknown ? Math.Min(importance, ForeignImportance) : importance, [.. alternatives.Values], number, unknown));
    }

    private static void Offer(Dictionary<string, UnitAlternative> alternatives, ImmutableArray<string> terms, double strength)
    {
        var key = string.Join(' ', terms);
        if (!alternatives.TryGetValue(key, out var known) || known.Strength < strength)
        {
            alternatives[key] = new(terms, strength);
        }
    }
}
