namespace MimeKit.Utils;

/// <summary>Joins neighbouring words where one form serves both and the line stays short enough.</summary>
internal static class HeaderWordMerger
{
    public static List<HeaderWord> Merge(FormatOptions options, string charset, List<HeaderWord> words) =>
        words.Count < 2 ? words : JoinAcross(options, charset, JoinAlike(options, charset, words));

    /// <summary>First quoted with quoted and encoded with encoded.</summary>
    private static List<HeaderWord> JoinAlike(FormatOptions options, string charset, List<HeaderWord> words)
    {
        var merged = new List<HeaderWord>(words.Count) { words[0] };
        foreach (var next in words.Skip(1))
        {
            var word = merged[^1];
            var joined = Join(word, next);
            var length = word.Kind == HeaderWordKind.Encoded
                ? HeaderWord.EncodedLength(joined.Charset, charset, joined.Bytes, joined.Unsafe)
                : joined.Bytes + joined.QuotedPairs + 2;
            if (word.Kind != HeaderWordKind.Atom && word.Kind == next.Kind && length + 1 < options.MaxLineLength)
            {
                merged[^1] = joined;
            }
            else
            {
                merged.Add(next);
            }
        }

        return merged;
    }

    /// <summary>Then atoms with what stands before them.</summary>
    private static List<HeaderWord> JoinAcross(FormatOptions options, string charset, List<HeaderWord> words)
    {
        var merged = new List<HeaderWord>(words.Count) { words[0] };
        for (var i = 1; i < words.Count; i++)
        {
            if (Joins(options, charset, words, merged[^1], i))
            {
                merged[^1] = Join(merged[^1], words[i]);
            }
            else
            {
                merged.Add(words[i]);
            }
        }

        return merged;
    }

    private static bool Joins(FormatOptions options, string charset, List<HeaderWord> words, in HeaderWord word, int index)
    {
        var next = words[index];
        var bytes = word.Bytes + (next.Start - word.End) + next.Bytes;
        switch (word.Kind)
        {
            case HeaderWordKind.Atom:
                return next.Kind != HeaderWordKind.Encoded && bytes + 1 < options.MaxLineLength;
            case HeaderWordKind.Quoted:
                return next.Kind != HeaderWordKind.Encoded;
            default:
                if (next.Kind == HeaderWordKind.Quoted || (next.Kind == HeaderWordKind.Atom && OnlyAtomsFollow(words, index)))
                {
                    return false;
                }

                var kind = (HeaderWordCharset)Math.Max((int)word.Charset, (int)next.Charset);
                return HeaderWord.EncodedLength(kind, charset, bytes, word.Unsafe + next.Unsafe) + 1 < options.MaxLineLength;
        }
    }

    /// <summary>An atom between encoded words is worth encoding only when another such word follows within three.</summary>
    private static bool OnlyAtomsFollow(List<HeaderWord> words, int index)
    {
        var last = Math.Min(words.Count, index + 4);
        for (var i = index + 1; i < last; i++)
        {
            if (words[i].Kind != HeaderWordKind.Atom)
            {
                return false;
            }
        }

        return true;
    }

    private static HeaderWord Join(HeaderWord word, in HeaderWord next)
    {
        word.Bytes += next.Start - word.End + next.Bytes;
        word.Length = next.End - word.Start;
        word.Kind = (HeaderWordKind)Math.Max((int)word.Kind, (int)next.Kind);
        word.Charset = (HeaderWordCharset)Math.Max((int)word.Charset, (int)next.Charset);
        word.Unsafe += next.Unsafe;
        word.QuotedPairs += next.QuotedPairs;
        return word;
    }
}
