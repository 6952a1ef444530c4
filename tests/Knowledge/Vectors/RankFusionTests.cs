using FsCheck;
using FsCheck.Fluent;
using Platform.Knowledge.Vectors;

namespace Platform.Tests.Knowledge.Vectors;

public sealed class RankFusionTests
{
    [Fact]
    public void GivenTwoRankings_WhenFused_ThenPlacesOf60AndMoreAreAdded()
    {
        // a: 1/61 + 1/63, b: 1/62 + 1/61, c: 1/63, d: 1/62. With k = 60 two middling places beat one good one.
        var fused = RankFusion.Fuse([["a", "b", "c"], ["b", "d", "a"]], 10);

        Assert.Equal(["b", "a", "d", "c"], fused);
    }

    [Fact]
    public void GivenEqualWorth_WhenFused_ThenTheEarlierRankingGoesFirst() =>
        Assert.Equal([1, 3, 2, 4], RankFusion.Fuse([[1, 2], [3, 4]], 10));

    [Fact]
    public void GivenAnEmptySecondRanking_WhenFused_ThenTheFirstStaysAsItIs() =>
        Assert.Equal([7, 3, 9], RankFusion.Fuse([[7, 3, 9], []], 3));

    [Fact]
    public void GivenARepeatedEntry_WhenFused_ThenItCountsOnce() =>
        Assert.Equal(["b", "a", "c"], RankFusion.Fuse([["a", "a", "a", "b"], ["b", "c"]], 10));

    [Fact]
    public void GivenAnyRankings_WhenFused_ThenEachEntryIsThereOnceAndTheWorthFalls() => Prop.ForAll<int[], int[], byte>((first, second, most) =>
    {
        var fused = RankFusion.Fuse<int>([first, second], most);

        Assert.Equal(Math.Min(most, first.Union(second).Count()), fused.Count);
        Assert.Equal(fused.Distinct(), fused);
        var worth = fused.Select(entry => Worth(first, entry) + Worth(second, entry)).ToList();
        for (var i = 1; i < worth.Count; i++)
        {
            Assert.True(worth[i] <= worth[i - 1] + 1e-12);
        }
    }).QuickCheckThrowOnFailure();

    /// <summary>The paper's formula, written again.</summary>
    private static double Worth(int[] ranking, int entry) => Array.IndexOf([.. ranking.Distinct()], entry) is >= 0 and var place ? 1.0 / (60 + place + 1) : 0;
}
