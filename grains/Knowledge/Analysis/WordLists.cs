using System.Collections.Frozen;

namespace Platform.Knowledge;

/// <summary>Function words, weak words and opening phrases by language, from Data/words.txt.</summary>
internal static class WordLists
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Stops = Load("stop");
    private static readonly FrozenDictionary<string, FrozenSet<string>> Weak = Load("weak");
    private static readonly FrozenDictionary<string, FrozenSet<string>> WeakStems = StemAll(Weak);
    private static readonly FrozenDictionary<string, FrozenSet<string>> VagueStems = StemAll(Load("vague"));
    private static readonly FrozenDictionary<string, FrozenSet<string>> Function = Load("detect");

    /// <summary>True for a word that is never searched.</summary>
    public static bool IsStop(string word, string language) =>
        Stops.TryGetValue(language, out var words) && words.Contains(word);

    /// <summary>True for a word that says little about what is asked: get, need, possible.</summary>
    public static bool IsWeak(string word, string language) =>
        Weak.TryGetValue(language, out var words) && words.Contains(word);

    /// <summary>True for the stem of a weak word.</summary>
    public static bool IsWeakStem(string stem, string language) =>
        WeakStems.TryGetValue(language, out var stems) && stems.Contains(stem);

    /// <summary>True for the stem of a word that stands for many things: as a synonym it proves little.</summary>
    public static bool IsVagueStem(string stem, string language) =>
        VagueStems.TryGetValue(language, out var stems) && stems.Contains(stem);

    /// <summary>The language of a text by its commonest words; <paramref name="fallback"/> when too few of them occur.</summary>
    public static string Detect(string text, IReadOnlyList<Token> tokens, string fallback)
    {
        var ideographs = tokens.Count(token => token.Kind == TokenKind.Ideograph);
        if (ideographs * 3 > tokens.Count)
        {
            return tokens.Any(token => token.Text[0] is >= '\u3040' and <= '\u30FF') ? "ja" : tokens.Any(token => token.Text[0] is >= '\u0E00' and <= '\u0E7F') ? "th" : "zh";
        }

        // Folded, Vietnamese looks like Romance languages; its letters do not.
        if (text.Count(character => character is 'ơ' or 'ư' or 'đ' or 'Đ' or (>= '\u1EA0' and <= '\u1EF9')) * 12 >= text.Length && text.Length > 0)
        {
            return "vi";
        }

        var best = fallback;
        var most = 1.0;
        foreach (var (language, words) in Stops)
        {
            if (language is "zh" or "vi")
            {
                continue;
            }

            // Running text and questions have different common words; the commonest of all count double. A tie stays with the fallback.
            var function = Function[language];
            var count = tokens.Sum(token => function.Contains(token.Text) ? 2.0 : words.Contains(token.Text) ? 1.0 : 0);
            count += string.Equals(language, fallback, StringComparison.Ordinal) ? 0.5 : 0;
            if (count > most)
            {
                (best, most) = (language, count);
            }
        }

        return best;
    }

    private static FrozenDictionary<string, FrozenSet<string>> StemAll(FrozenDictionary<string, FrozenSet<string>> lists) =>
        lists.ToFrozenDictionary(
            pair => pair.Key, pair => pair.Value.Select(word => TextAnalyzer.Stem(word, pair.Key)).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private static FrozenDictionary<string, FrozenSet<string>> Load(string kind)
    {
        var lists = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in KnowledgeData.Lines("words.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var head = line[..colon].Split(' ');
            if (head[0] != kind)
            {
                continue;
            }

            var words = lists.TryGetValue(head[1], out var known) ? known : lists[head[1]] = new(StringComparer.Ordinal);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words.Add(Folding.Fold(word));
            }
        }

        return lists.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
