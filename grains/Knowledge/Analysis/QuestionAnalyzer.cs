using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>Turns what a customer wrote into questions of weighted units.</summary>
public static class QuestionAnalyzer
{
    private const double WeakImportance = 0.15;
    // "How old", "next day": weak words that mean something together.
    private const double PhraseImportance = 0.5;
    private const double ForeignImportance = 0.5;
    private const double NumberImportance = 0.5;
    private const double ContextImportance = 0.4;
    private const double Synonym = 0.8;
    private const double Translation = 0.9;
    private const double Loose = 0.45;
    private const double Vague = 0.6;
    private const double Relative = 0.95;

    /// <summary>The questions in a text, in its order; one when it is a single sentence or a list of keywords.</summary>
    /// <param name="text">The customer's text.</param>
    /// <param name="language">ISO 639-1 code of the customer's language.</param>
    /// <param name="indexLanguages">Languages that the documents are in.</param>
    public static ImmutableArray<Question> Analyze(string text, string language, IReadOnlyCollection<string> indexLanguages)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(indexLanguages);
        var spoken = WordLists.Detect(text, Tokenizer.Tokenize(text), string.IsNullOrEmpty(language) ? "en" : language);
        Question? context = null;
        return
        [
            .. QuestionFinder.Find(text).Select(found => AnalyzeOne(found, spoken, indexLanguages))
                .Select(question => question.Units.Any(IsContent) ? question : WithContext(question, context ??= AnalyzeOne(QuestionFinder.Context(text), spoken, indexLanguages)))
                .Where(question => !question.Units.IsEmpty),
        ];
    }

    private static bool IsContent(QuestionUnit unit) => unit.Importance >= 0.9;

    /// <summary>"What should I do?" asks of what the mail told before: its content words count in part.</summary>
    private static Question WithContext(Question question, Question context) =>
        question with
        {
            Units =
            [
                .. question.Units,
                .. context.Units.Where(unit => IsContent(unit) && !question.Units.Any(known => known.Surface == unit.Surface)).Select(unit => unit with { Importance = ContextImportance }),
            ],
        };

    private static Question AnalyzeOne(string text, string language, IReadOnlyCollection<string> indexLanguages)
    {
        var terms = TextAnalyzer.Analyze(text, language);
        if (language == "en")
        {
            TextAnalyzer.JoinParticles(terms, (verb, particle) => Lexicon.Default.Knows(language, verb, particle));
        }

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

        return new(text, language, [.. units], AnswerTypes.Of(text), QuestionFinder.IsYesNo(text));
    }

    private static void AddUnit(List<QuestionUnit> units, List<Term> terms, int start, int length, List<(int Group, bool Loose)> groups, string language, IReadOnlyCollection<string> indexLanguages)
    {
        var own = terms.GetRange(start, length);
        var surface = string.Join(' ', own.Select(term => term.Surface));
        var alternatives = new Dictionary<string, UnitAlternative>(StringComparer.Ordinal);
        ImmutableArray<string> content = [.. own.Where(term => !term.IsStop).Select(term => term.Text)];
        if (length == 2 && content.Length == 1 && TextAnalyzer.WithParticle(own, 0) is { } phrase)
        {
            // "Send back" is one thing; "send" alone is hardly half of it.
            Offer(alternatives, [phrase], 1);
            Offer(alternatives, content, Loose);
        }
        else if (!content.IsEmpty)
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
                // What the customer's own phrase says is not vague ("open" for "opening hours").
                var vague = term.Terms.Length == 1 && WordLists.IsVagueStem(term.Terms[0], term.Language) && !(content.Length > 1 && content.Contains(term.Terms[0]));
                translated = true;
                var strength = (term.Loose || loose ? Loose : foreign ? Translation : Synonym) * (vague ? Vague : 1);
                Offer(alternatives, term.Terms, IsRelative(content, term.Terms) ? Math.Max(strength, Relative) : strength);
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

    /// <summary>pay and payment, deliver and delivery: what stemming left apart, confirmed by the concept that both are in.</summary>
    private static bool IsRelative(ImmutableArray<string> own, ImmutableArray<string> other)
    {
        if (own.Length != 1 || other.Length != 1)
        {
            return false;
        }

        var (shorter, longer) = own[0].Length < other[0].Length ? (own[0], other[0]) : (other[0], own[0]);
        return shorter.Length >= 3 && longer.AsSpan().CommonPrefixLength(shorter) >= shorter.Length - (shorter.Length > 5 ? 1 : 0);
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
