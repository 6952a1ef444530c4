using System.Buffers;
using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>
/// BM25 as FTS5 computes it (sqlite.org/fts5.html#the_bm25_function), over the corpus in memory: FTS5's own looks every term up once more and reads
/// the length of every match from its table, which takes ten times as long as finding the matches.
/// </summary>
internal static class Bm25
{
    // FTS5's constants.
    private const double K1 = 1.2;
    private const double B = 0.75;
    private const double LeastIdf = 1e-6;

    // Weights of title, headings and text: a heading says in three words what a passage is about (BM25F's idea; the second ranking refines it).
    private const double Title = 2.0;
    private const double Section = 2.5;
    private const double Body = 1.0;

    /// <summary>The chunks that the terms fit best, best first.</summary>
    /// <param name="terms">Numbers of the terms, none twice, 255 at most.</param>
    /// <param name="found">Chunks that have any of them, none twice.</param>
    /// <param name="corpus">All chunks.</param>
    /// <param name="limit">Most chunks to return.</param>
    public static IReadOnlyList<int> Best(ImmutableArray<int> terms, IEnumerable<int> found, KnowledgeCorpus corpus, int limit)
    {
        // Of each term of the corpus, its place among those that are asked for, from 1.
        var places = ArrayPool<byte>.Shared.Rent(corpus.TermCount);
        Array.Clear(places, 0, corpus.TermCount);
        try
        {
            Span<double> idf = stackalloc double[terms.Length];
            for (var i = 0; i < terms.Length; i++)
            {
                places[terms[i]] = (byte)(i + 1);
                idf[i] = Idf(corpus.Frequency(terms[i]), corpus.Count);
            }

            Span<double> frequencies = stackalloc double[terms.Length];
            var scored = new List<(int Chunk, double Score)>();
            foreach (var chunk in found)
            {
                scored.Add((chunk, Score(corpus.Chunk(chunk), places, idf, frequencies, corpus.AverageTerms)));
            }

            return [.. scored.OrderByDescending(entry => entry.Score).ThenBy(entry => entry.Chunk).Take(limit).Select(entry => entry.Chunk)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(places);
        }
    }

    private static double Idf(int frequency, int chunks)
    {
        var idf = Math.Log((chunks - frequency + 0.5) / (frequency + 0.5));
        return idf <= 0 ? LeastIdf : idf;
    }

    private static double Score(CorpusChunk chunk, byte[] places, ReadOnlySpan<double> idf, Span<double> frequencies, double averageTerms)
    {
        frequencies.Clear();
        Count(chunk.Title, Title, places, frequencies);
        Count(chunk.Section, Section, places, frequencies);
        Count(chunk.Body, Body, places, frequencies);
        var length = K1 * (1 - B + (B * chunk.TermCount / averageTerms));
        var score = 0.0;
        for (var i = 0; i < idf.Length; i++)
        {
            score += idf[i] * (frequencies[i] * (K1 + 1) / (frequencies[i] + length));
        }

        return score;
    }

    private static void Count(int[] terms, double weight, byte[] places, Span<double> frequencies)
    {
        foreach (var term in terms)
        {
            if (term != KnowledgeCorpus.SentenceEnd && places[term] is > 0 and var place)
            {
                frequencies[place - 1] += weight;
            }
        }
    }
}
