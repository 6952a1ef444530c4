namespace Platform.Knowledge.Vectors;

/// <summary>Chooses the passages that are scored, from what words and vectors propose.</summary>
public static class CandidateFusion
{
    /// <summary>How deep BM25 is asked: beyond what it proposes alone, since a passage further down may be near as well.</summary>
    /// <param name="candidates">What it proposes alone.</param>
    public static int Depth(int candidates) => candidates * 2;

    /// <summary>
    /// What the words propose, and what joins it: the best of both rankings by reciprocal rank fusion, as many as are near. No passage
    /// that the words propose gives way, since an embedding that is wrong about a question must not take its answer away.
    /// </summary>
    /// <param name="words">BM25's ranking, to its <see cref="Depth"/>.</param>
    /// <param name="near">The nearest, nearest first.</param>
    /// <param name="candidates">How many BM25 proposes alone.</param>
    public static (IReadOnlyList<int> Words, IReadOnlyList<int> Further) Choose(IReadOnlyList<int> words, IReadOnlyList<int> near, int candidates)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(near);
        int[] own = [.. words.Take(candidates)];
        return (own, [.. RankFusion.Fuse([words, near], candidates + near.Count).Except(own)]);
    }
}
