namespace Platform.Knowledge;

/// <summary>
/// Light spelling correction against the documents' own words, by symmetric deletion (Garbe 2012, SymSpell): words that become
/// equal after at most one deletion each are at most a substitution, an exchange of neighbours, an insertion or a deletion apart.
/// </summary>
internal sealed class SpellingCorrector
{
    private const int ShortestWord = 5;
    private const int ShortestSubstitution = 6;
    private readonly Dictionary<string, string> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> deletions = new(StringComparer.Ordinal);

    public SpellingCorrector(IEnumerable<(string Word, string Stem)> words)
    {
        foreach (var (word, stem) in words)
        {
            if (word.Length < ShortestWord - 1 || word.Any(char.IsDigit) || !stems.TryAdd(word, stem))
            {
                continue;
            }

            Remember(word, word);
            for (var i = 1; i < word.Length; i++)
            {
                Remember(word.Remove(i, 1), word);
            }
        }
    }

    public static SpellingCorrector Empty { get; } = new([]);

    /// <summary>The stem of the known word that was meant, or null.</summary>
    public string? Correct(string word)
    {
        if (word.Length < ShortestWord || stems.Count == 0)
        {
            return null;
        }

        string? best = null;
        Consider(word, word, ref best);
        for (var i = 1; i < word.Length; i++)
        {
            Consider(word.Remove(i, 1), word, ref best);
        }

        return best is null ? null : stems[best];
    }

    private void Remember(string key, string word)
    {
        if (!deletions.TryGetValue(key, out var list))
        {
            deletions[key] = list = [];
        }

        list.Add(word);
    }

    private void Consider(string key, string word, ref string? best)
    {
        foreach (var candidate in deletions.GetValueOrDefault(key) ?? [])
        {
            if (IsOneEdit(word, candidate) && (best is null || Rank(candidate, word).CompareTo(Rank(best, word)) < 0))
            {
                best = candidate;
            }
        }
    }

    // Same length first: letters are exchanged or mistaken more often than dropped twice; then the alphabet, to be the same every time.
    private static (int Difference, string Word) Rank(string candidate, string word) => (Math.Abs(candidate.Length - word.Length), candidate);

    /// <summary>The first letter is right in nearly all typing errors (Pollock and Zamora 1984), and short words have too many neighbours.</summary>
    private static bool IsOneEdit(string typed, string known)
    {
        if (typed[0] != known[0] || Math.Abs(typed.Length - known.Length) > 1)
        {
            return false;
        }

        var prefix = 0;
        while (prefix < typed.Length && prefix < known.Length && typed[prefix] == known[prefix])
        {
            prefix++;
        }

        if (typed.Length == known.Length)
        {
            var swapped = prefix + 1 < typed.Length && typed[prefix] == known[prefix + 1] && typed[prefix + 1] == known[prefix]
                && typed.AsSpan(prefix + 2).SequenceEqual(known.AsSpan(prefix + 2));
            return swapped || (typed.Length >= ShortestSubstitution && prefix + 1 < typed.Length && typed.AsSpan(prefix + 1).SequenceEqual(known.AsSpan(prefix + 1)));
        }

        // A final s is a plural, not an error.
        var (longer, shorter) = typed.Length > known.Length ? (typed, known) : (known, typed);
        return prefix < longer.Length - 1 | longer[^1] != 's' && longer.AsSpan(prefix + 1).SequenceEqual(shorter.AsSpan(prefix));
    }
}
