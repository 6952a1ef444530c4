using FsCheck;
using FsCheck.Fluent;
using Platform.Knowledge.Vectors;

namespace Platform.Tests.Knowledge.Vectors;

public sealed class CandidateFusionTests
{
    [Fact]
    public void GivenAPassageThatIsDeepInWordsAndNear_WhenChosen_ThenItGoesBeforeOneThatIsOnlyNear()
    {
        var (words, further) = CandidateFusion.Choose([1, 2, 3, 4], [9, 4], 2);

        Assert.Equal([1, 2], words);
        Assert.Equal([4, 9], further);
    }

    [Fact]
    public void GivenAnyNearPassages_WhenChosen_ThenTheWordsOwnStayAndNoMoreJoinThanAreNear() => Prop.ForAll<int[], int[], byte>((words, near, some) =>
    {
        var candidates = 1 + (some % 10);
        int[] ranking = [.. words.Distinct()];

        var (own, further) = CandidateFusion.Choose(ranking, near, candidates);

        Assert.Equal(ranking.Take(candidates), own);
        Assert.Empty(own.Intersect(further));
        Assert.True(further.Count <= near.Length);
    }).QuickCheckThrowOnFailure();
}
