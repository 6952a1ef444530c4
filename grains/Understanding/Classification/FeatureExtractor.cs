using Platform.Understanding.Concepts;
using Platform.Understanding.Text;

namespace Platform.Understanding.Classification;

/// <summary>
/// Turns a run of tokens into features: words, letter n-grams (spelling tolerance), concepts and pairs of them (what one
/// language teaches, the others know), and phrases in which a word is replaced by its concept. A word never seen while
/// training becomes UNKNOWN: training drops rare words at random so that the model learns what unknown words mean.
/// </summary>
internal static class FeatureExtractor
{
    private const int ShortestGram = 3;
    private const int LongestGram = 5;
    private const int MostPairedConcepts = 10;

    private static readonly ulong Unknown = Hashing.Mix(Hashing.Of("symbol:unknown"));
    private static readonly ulong Digits = Hashing.Mix(Hashing.Of("symbol:number"));
    private static readonly ulong Code = Hashing.Mix(Hashing.Of("symbol:code"));
    private static readonly ulong Edge = Hashing.Mix(Hashing.Of("symbol:edge"));

    public static void Extract<TSink>(TextScan scan, ConceptLexicon lexicon, Sentence part, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        var concepts = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(scan.Concepts);
        var next = FirstAtOrAfter(concepts, part.From);
        var firstConcept = next;
        var (previous, beforePrevious) = (Edge, 0UL);
        var (unknown, words) = (0, 0);
        for (var i = part.From; i < part.To;)
        {
            ulong symbol;
            var step = 1;
            if (next < concepts.Length && concepts[next].From == i && concepts[next].To <= part.To)
            {
                symbol = lexicon.SymbolOf(concepts[next].Concept);
                step = concepts[next].Length;
                AddWords(scan, i, i + step, ref sink);
                next++;
            }
            else
            {
                symbol = AddWord(scan, i, ref sink, ref unknown);
            }

            words++;
            AddPhrases(previous, beforePrevious, symbol, ref sink);
            (previous, beforePrevious) = (symbol, previous);
            i += step;
        }

        AddPhrases(previous, beforePrevious, Edge, ref sink);
        AddConcepts(concepts[firstConcept..next], lexicon, ref sink, out var shop, out var elsewhere);
        AddShape(part, words, unknown, shop, elsewhere, ref sink);
    }

    private static int FirstAtOrAfter(ReadOnlySpan<ConceptMatch> concepts, int token)
    {
        var (low, high) = (0, concepts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (concepts[middle].From < token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static void AddWords<TSink>(TextScan scan, int from, int to, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        var unknown = 0;
        for (var i = from; i < to; i++)
        {
            AddWord(scan, i, ref sink, ref unknown);
        }
    }

    private static ulong AddWord<TSink>(TextScan scan, int i, ref TSink sink, ref int unknown)
        where TSink : struct, IFeatureSink
    {
        var token = scan.Tokens[i];
        switch (token.Kind)
        {
            case TokenKind.Number:
                // One, two, or five digits and more: a quantity, an amount or a year, an order number.
                sink.Add(FeatureGroup.Word, Hashing.Combine(Digits, token.FoldLength switch { 1 or 2 => 1, 3 => 2, 4 => 3, _ => 4 }));
                return Digits;
            case TokenKind.Code:
                sink.Add(FeatureGroup.Word, Code);
                return Code;
        }

        var word = Hashing.Mix(token.Hash);
        if (sink.TryAddWord(word))
        {
            return word;
        }

        if (!sink.Knows(word))
        {
            unknown++;
            sink.Add(FeatureGroup.Word, Unknown);
            AddLetters(scan.Fold(token), ref sink);
            return Unknown;
        }

        sink.Add(FeatureGroup.Word, word);
        AddLetters(scan.Fold(token), ref sink);
        return word;
    }

    /// <summary>The letter n-grams of a word between its edges.</summary>
    public static void AddLetters<TSink>(ReadOnlySpan<char> word, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        // A word longer than any real one is a line of dashes or a token: its beginning is enough.
        var length = Math.Min(word.Length, 24) + 2;
        for (var start = 0; start + ShortestGram <= length; start++)
        {
            var hash = Hashing.Seed;
            for (var i = start; i < length && i < start + LongestGram; i++)
            {
                hash = Hashing.Append(hash, i == 0 || i == length - 1 ? '_' : word[i - 1]);
                if (i - start + 1 >= ShortestGram)
                {
                    sink.Add(FeatureGroup.Letters, Hashing.Mix(hash));
                }
            }
        }
    }

    private static void AddPhrases<TSink>(ulong previous, ulong beforePrevious, ulong symbol, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        var pair = Hashing.Combine(previous, symbol);
        sink.Add(FeatureGroup.Phrase, pair);
        if (beforePrevious != 0)
        {
            sink.Add(FeatureGroup.Phrase, Hashing.Combine(beforePrevious, pair));
        }
    }

    private static void AddConcepts<TSink>(ReadOnlySpan<ConceptMatch> found, ConceptLexicon lexicon, ref TSink sink, out int shop, out int elsewhere)
        where TSink : struct, IFeatureSink
    {
        shop = 0;
        elsewhere = 0;
        Span<short> distinct = stackalloc short[MostPairedConcepts];
        var count = 0;
        foreach (var match in found)
        {
            if (distinct[..count].Contains(match.Concept))
            {
                continue;
            }

            var kind = lexicon.KindOf(match.Concept);
            shop += kind == ConceptKind.Shop ? 1 : 0;
            elsewhere += kind == ConceptKind.Elsewhere ? 1 : 0;
            var symbol = lexicon.SymbolOf(match.Concept);
            sink.Add(FeatureGroup.Concept, symbol);
            for (var i = 0; i < count; i++)
            {
                // Unordered: "where is my order" and "my order, where is it" are the same pair.
                sink.Add(FeatureGroup.ConceptPair, Hashing.Mix(symbol + lexicon.SymbolOf(distinct[i])));
            }

            if (count < MostPairedConcepts)
            {
                distinct[count++] = match.Concept;
            }
        }
    }

    private static void AddShape<TSink>(Sentence part, int words, int unknown, int shop, int elsewhere, ref TSink sink)
        where TSink : struct, IFeatureSink
    {
        AddShape(1, Math.Min(shop, 3), ref sink);
        AddShape(2, Math.Min(elsewhere, 2), ref sink);
        AddShape(3, shop == 0 ? 0 : elsewhere > shop ? 1 : elsewhere == 0 ? 2 : 3, ref sink);
        AddShape(4, unknown == 0 ? 0 : unknown * 4 < words ? 1 : unknown * 2 < words ? 2 : 3, ref sink);
        AddShape(5, words switch { <= 1 => 0, 2 => 1, <= 4 => 2, <= 8 => 3, <= 16 => 4, _ => 5 }, ref sink);
        AddShape(6, part.Question ? 1 : 0, ref sink);
    }

    private static void AddShape<TSink>(ulong name, int value, ref TSink sink)
        where TSink : struct, IFeatureSink =>
        sink.Add(FeatureGroup.Shape, Hashing.Mix((name << 8) + (ulong)value + 0x5000));
}
