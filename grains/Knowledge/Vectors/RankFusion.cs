namespace Platform.Knowledge.Vectors;

/// <summary>
/// Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): an entry's worth is the sum of 1 / (k + place) over the rankings that
/// have it. It needs places only, so that BM25 and cosine, whose figures mean nothing to each other, can be joined.
/// </summary>
public static class RankFusion
{
    /// <summary>The paper's k.</summary>
    public const int K = 60;

    /// <summary>Joins rankings, best first; of equals the one that an earlier ranking has, and has before.</summary>
    /// <param name="rankings">Entries, best first; a repeated entry counts at its best place.</param>
    /// <param name="most">Most entries to return.</param>
    public static IReadOnlyList<T> Fuse<T>(IReadOnlyList<IReadOnlyList<T>> rankings, int most)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(rankings);
        var worth = new Dictionary<T, double>();
        var order = new List<T>();
        foreach (var ranking in rankings)
        {
            var seen = new HashSet<T>();
            foreach (var entry in ranking.Where(seen.Add))
            {
                if (!worth.TryGetValue(entry, out var before))
                {
                    order.Add(entry);
                }

                worth[entry] = before + (1.0 / (K + seen.Count));
            }
        }

        // OrderBy is stable.
        return [.. order.OrderByDescending(entry => worth[entry]).Take(most)];
    }
}
