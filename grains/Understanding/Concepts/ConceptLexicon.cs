using System.Collections.Frozen;
using Platform.Understanding.Text;

namespace Platform.Understanding.Concepts;

/// <summary>
/// Surface forms of five languages, each leading to a concept. Written "FORM" (a word or up to six of them), "PREFIX*";
/// words of five letters and more are also found with one letter wrong, missing, added or swapped.
/// </summary>
internal sealed class ConceptLexicon
{
    private const int LongestForm = 6;
    private const int ShortestFuzzy = 5;
    private const int ShortestPrefix = 3;

    // No word of the lexicon is longer; trying to repair a line of garbage would cost the square of its length.
    private const int LongestWord = 24;

    private readonly FrozenDictionary<ulong, short> _forms;
    private readonly FrozenSet<ulong> _beginnings;
    private readonly FrozenDictionary<ulong, short> _prefixes;
    private readonly FrozenDictionary<ulong, short> _misspelt;
    private readonly ConceptKind[] _kinds;
    private readonly ulong[] _symbols;

    internal ConceptLexicon(
        FrozenDictionary<ulong, short> forms, FrozenSet<ulong> beginnings, FrozenDictionary<ulong, short> prefixes,
        FrozenDictionary<ulong, short> misspelt, IReadOnlyList<(string Name, ConceptKind Kind)> concepts)
    {
        _forms = forms;
        _beginnings = beginnings;
        _prefixes = prefixes;
        _misspelt = misspelt;
        _kinds = [.. concepts.Select(c => c.Kind)];
        _symbols = [.. concepts.Select(c => Hashing.Mix(Hashing.Of("concept:" + c.Name)))];
        Names = [.. concepts.Select(c => c.Name)];
    }

    public IReadOnlyList<string> Names { get; }

    public ConceptKind KindOf(short concept) => _kinds[concept];

    /// <summary>The hash that stands for the concept in features.</summary>
    public ulong SymbolOf(short concept) => _symbols[concept];

    /// <summary>Fills <see cref="TextScan.Concepts"/>: at each token the longest form, else a prefix, else a misspelling.</summary>
    public void Match(TextScan scan) => Match(scan, scan.Concepts);

    /// <summary>The same into another list.</summary>
    public void Match(TextScan scan, List<ConceptMatch> found)
    {
        var tokens = scan.Tokens;
        for (var i = 0; i < tokens.Count;)
        {
            var length = LongestAt(scan, i, out var concept);
            if (length == 0 && tokens[i].Kind == TokenKind.Word && MatchWord(scan.Fold(tokens[i]), out concept))
            {
                length = 1;
            }

            if (length > 0)
            {
                found.Add(new ConceptMatch(i, length, concept));
            }

            i += Math.Max(1, length);
        }
    }

    /// <summary>The key under which a form of several tokens is stored.</summary>
    internal static ulong Extend(ulong key, ulong tokenHash) => Hashing.Combine(key, tokenHash);

    private int LongestAt(TextScan scan, int start, out short concept)
    {
        concept = -1;
        var found = 0;
        var key = 0UL;
        var end = Math.Min(scan.Tokens.Count, start + LongestForm);
        for (var i = start; i < end; i++)
        {
            key = Extend(key, scan.Tokens[i].Hash);
            if (_forms.TryGetValue(key, out var hit))
            {
                concept = hit;
                found = i - start + 1;
            }

            if (!_beginnings.Contains(key))
            {
                break;
            }
        }

        return found;
    }

    private bool MatchWord(ReadOnlySpan<char> word, out short concept)
    {
        concept = -1;
        if (word.Length > LongestWord)
        {
            return false;
        }

        var hash = Hashing.Seed;
        for (var i = 0; i < word.Length; i++)
        {
            hash = Hashing.Append(hash, word[i]);
            if (i + 1 >= ShortestPrefix && _prefixes.TryGetValue(hash, out var hit))
            {
                concept = hit;
            }
        }

        return concept >= 0 || (word.Length >= ShortestFuzzy && MatchMisspelt(word, hash, out concept));
    }

    // Deletion neighbourhoods (the SymSpell idea): the lexicon holds each form less one letter, the text is tried as it is and less one letter.
    private bool MatchMisspelt(ReadOnlySpan<char> word, ulong whole, out short concept)
    {
        if (_misspelt.TryGetValue(whole, out concept))
        {
            return true;
        }

        for (var skip = 1; skip < word.Length; skip++)
        {
            var hash = Hashing.Seed;
            for (var i = 0; i < word.Length; i++)
            {
                if (i != skip)
                {
                    hash = Hashing.Append(hash, word[i]);
                }
            }

            if (_misspelt.TryGetValue(hash, out concept))
            {
                return true;
            }
        }

        concept = -1;
        return false;
    }
}
