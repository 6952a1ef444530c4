using System.Collections.Frozen;
using System.Globalization;
using Platform.Understanding.Text;

namespace Platform.Understanding.Sentiment;

/// <summary>
/// <c>Data/sentiment/*.txt</c>: lines <c>WEIGHT: form, form</c>, <c>WEIGHT problem: ...</c>, <c>not: ...</c>, <c>x1.5: very, ...</c>,
/// <c>but: ...</c>, <c>skip: ...</c>. A form is one word or several; <c>prefix*</c> stands for all words that begin so.
/// </summary>
internal sealed class SentimentLexicon
{
    private const int LongestForm = 6;
    private const int ShortestPrefix = 3;

    private readonly FrozenDictionary<ulong, SentimentEntry> _forms;
    private readonly FrozenDictionary<ulong, SentimentEntry> _prefixes;
    private readonly FrozenSet<ulong> _beginnings;
    private readonly FrozenDictionary<int, float> _signs;

    private SentimentLexicon(
        Dictionary<ulong, SentimentEntry> forms, Dictionary<ulong, SentimentEntry> prefixes, HashSet<ulong> beginnings, Dictionary<int, float> signs)
    {
        _forms = forms.ToFrozenDictionary();
        _prefixes = prefixes.ToFrozenDictionary();
        _beginnings = beginnings.ToFrozenSet();
        _signs = signs.ToFrozenDictionary();
    }

    /// <summary>One lexicon for each language: folded, "tồi" (bad) and "tôi" (I) are the same, and "pain" is French bread.</summary>
    public static FrozenDictionary<string, SentimentLexicon> LoadAll() =>
        UnderstandingData.FilesUnder("sentiment/").ToFrozenDictionary(file => Path.GetFileNameWithoutExtension(file), Load);

    private static SentimentLexicon Load(string file)
    {
        var forms = new Dictionary<ulong, SentimentEntry>();
        var prefixes = new Dictionary<ulong, SentimentEntry>();
        var beginnings = new HashSet<ulong>();
        var signs = new Dictionary<int, float>();
        foreach (var line in UnderstandingData.Lines(file))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (role, weight) = ParseHead(line[..colon]);
            foreach (var form in line[(colon + 1)..].Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Add(form, new SentimentEntry(role, weight, 1), forms, prefixes, beginnings, signs);
            }
        }

        return new SentimentLexicon(forms, prefixes, beginnings, signs);
    }

    /// <summary>The weight of an emoji or another sign outside the words; 0 when it has none.</summary>
    public float SignAt(int rune) => _signs.GetValueOrDefault(rune);

    /// <summary>The longest form at a token.</summary>
    public bool TryMatch(TextScan scan, int start, int end, out SentimentEntry entry)
    {
        entry = default;
        var key = 0UL;
        var last = Math.Min(end, start + LongestForm);
        for (var i = start; i < last; i++)
        {
            key = Hashing.Combine(key, scan.Tokens[i].Hash);
            if (_forms.TryGetValue(key, out var hit))
            {
                entry = hit with { Tokens = i - start + 1 };
            }

            if (!_beginnings.Contains(key))
            {
                break;
            }
        }

        return entry.Tokens > 0 || TryPrefix(scan.Fold(scan.Tokens[start]), out entry);
    }

    private bool TryPrefix(ReadOnlySpan<char> word, out SentimentEntry entry)
    {
        entry = default;
        var hash = Hashing.Seed;
        for (var i = 0; i < word.Length; i++)
        {
            hash = Hashing.Append(hash, word[i]);
            if (i + 1 >= ShortestPrefix && _prefixes.TryGetValue(hash, out var hit))
            {
                entry = hit;
            }
        }

        return entry.Tokens > 0;
    }

    private static (SentimentRole Role, float Weight) ParseHead(string head)
    {
        var parts = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts[0] switch
        {
            "not" => (SentimentRole.Negation, 0),
            "but" => (SentimentRole.Turn, 0),
            "skip" => (SentimentRole.Neutral, 0),
            ['x', .. var factor] => (SentimentRole.Intensity, float.Parse(factor, CultureInfo.InvariantCulture)),
            _ => (parts.Length > 1 ? Enum.Parse<SentimentRole>(parts[1], ignoreCase: true) : SentimentRole.Mood, float.Parse(parts[0], CultureInfo.InvariantCulture)),
        };
    }

    private static void Add(
        string form, SentimentEntry entry, Dictionary<ulong, SentimentEntry> forms, Dictionary<ulong, SentimentEntry> prefixes,
        HashSet<ulong> beginnings, Dictionary<int, float> signs)
    {
        if (form.EndsWith('*'))
        {
            prefixes.TryAdd(Hashing.Of(Folding.FoldText(form[..^1])), entry);
            return;
        }

        var scan = TextScan.Rent(form);
        Tokenizer.Scan(scan);
        var key = 0UL;
        for (var i = 0; i < scan.Tokens.Count; i++)
        {
            if (i > 0)
            {
                beginnings.Add(key);
            }

            key = Hashing.Combine(key, scan.Tokens[i].Hash);
        }

        if (scan.Tokens.Count > 0)
        {
            forms.TryAdd(key, entry);
        }
        else
        {
            signs.TryAdd(char.ConvertToUtf32(form, 0), entry.Weight);
        }

        scan.Return();
    }
}
