using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>Synonyms and translations from Data/concepts.txt and Data/thesaurus.txt, looked up by the first stem of what a customer wrote.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<(string Language, string First), List<(ImmutableArray<string> Terms, int Group, char Mark)>> entries = [];
    private readonly List<List<ConceptTerm>> groups = [];
    private readonly List<(string Word, string Stem)> words = [];
    private readonly SpellingCorrector spelling;

    private const char QuestionPhrase = '!';
    private const string English = "en";
    private const int ShortestMisspelt = 6;

    private Lexicon()
    {
        foreach (var line in KnowledgeData.Lines("concepts.txt").Concat(KnowledgeData.Lines("thesaurus.txt")))
        {
            AddGroup(line);
        }

        spelling = new SpellingCorrector(words);
    }

    public static Lexicon Default { get; } = new();

    /// <summary>The longest entry that begins at a position, with the groups it belongs to; length 0 when none does.</summary>
    /// <remarks><paramref name="asks"/> is true for a question phrase ("how long"), which names nothing.</remarks>
    public int Match(IReadOnlyList<Term> terms, int start, string language, List<(int Group, bool Loose)> found, out bool asks)
    {
        found.Clear();
        asks = false;
        if (!entries.TryGetValue((language, terms[start].Text), out var candidates))
        {
            return 0;
        }

        var longest = 0;
        foreach (var (sequence, group, mark) in candidates)
        {
            if (sequence.Length < longest || !Follows(terms, start, sequence))
            {
                continue;
            }

            if (sequence.Length > longest)
            {
                found.Clear();
                longest = sequence.Length;
                asks = false;
            }

            asks |= mark == QuestionPhrase;

            // "<" is a kind of the concept ("yen" of currency): it leads there, loosely, and is not searched for.
            // A loose entry is reached from its concept, it does not lead to it: "box" asked for is not "parcel".
            if (mark is not ('~' or QuestionPhrase))
            {
                found.Add((group, mark == '<'));
            }
        }

        return longest;
    }

    /// <summary>True when an entry begins with these two stems: a verb and its particle.</summary>
    public bool Knows(string language, string first, string second) =>
        entries.TryGetValue((language, first), out var candidates) && candidates.Exists(entry => entry.Terms.Length > 1 && entry.Terms[1] == second);

    /// <summary>What an English word stands for that is no entry but one slip of the pen away from one; empty when there is none.</summary>
    public IEnumerable<ConceptTerm> Misspelt(string word)
    {
        if (word.Length < ShortestMisspelt || entries.ContainsKey((English, TextAnalyzer.Stem(word, English))) || spelling.Correct(word) is not { } stem)
        {
            return [];
        }

        return entries[(English, stem)].Where(entry => entry.Terms.Length == 1 && entry.Mark is ' ').SelectMany(entry => groups[entry.Group]);
    }

    /// <summary>All ways to say a concept.</summary>
    public IReadOnlyList<ConceptTerm> Group(int group) => groups[group];

    private static bool Follows(IReadOnlyList<Term> terms, int start, ImmutableArray<string> sequence)
    {
        if (start + sequence.Length > terms.Count)
        {
            return false;
        }

        for (var i = 0; i < sequence.Length; i++)
        {
            if (!string.Equals(terms[start + i].Text, sequence[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private void Enter(string language, ImmutableArray<string> terms, char mark) =>
        (entries.TryGetValue((language, terms[0]), out var list) ? list : entries[(language, terms[0])] = []).Add((terms, groups.Count, mark));

    /// <summary>
    /// What to look for in the index, which has no function words: "pick up" is one term there; of "not working" only "work"
    /// would be left, which says something else, so it is not looked for.
    /// </summary>
    private static ImmutableArray<string> Searched(List<Term> terms, string language)
    {
        ImmutableArray<string> searched = [.. terms.Select((term, i) => TextAnalyzer.WithParticle(terms, i) ?? (term.IsStop ? string.Empty : term.Text)).Where(text => text.Length > 0)];
        var shrunk = searched.Length == 1 && terms.Count > 1 && searched[0].Length < terms.Sum(term => term.Text.Length);
        return shrunk && (WordLists.IsWeakStem(searched[0], language) || char.IsDigit(searched[0][0])) ? [] : searched;
    }

    private void AddGroup(string line)
    {
        var group = new List<ConceptTerm>();
        var asks = line[0] == '!';
        foreach (var part in line.TrimStart('!').Split('|', StringSplitOptions.TrimEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var language = colon == 2 ? part[..2] : "en";
            foreach (var entry in part[(colon == 2 ? 3 : 0)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var mark = entry[0] is '~' or '<' ? entry[0] : ' ';
                var analyzed = TextAnalyzer.Analyze(entry.TrimStart('~', '<'), language);
                if (analyzed.Count == 0)
                {
                    continue;
                }

                ImmutableArray<string> terms = [.. analyzed.Select(term => term.Text)];
                var searched = Searched(analyzed, language);
                if (!asks && mark != '<' && !searched.IsEmpty && !group.Any(known => known.Language == language && known.Terms.SequenceEqual(searched)))
                {
                    group.Add(new(searched, language, mark == '~'));
                }

                Enter(language, terms, asks ? QuestionPhrase : mark);
                if (language == English && analyzed.Count == 1 && analyzed[0].Kind == TokenKind.Word)
                {
                    words.Add((analyzed[0].Surface, analyzed[0].Text));
                }

                // Vietnamese is often typed without its marks.
                ImmutableArray<string> plain = [.. analyzed.Select(term => term.Surface)];
                if (language == "vi" && !plain.SequenceEqual(terms))
                {
                    Enter(language, plain, asks ? QuestionPhrase : mark);
                }
            }
        }

        groups.Add(group);
    }
}
