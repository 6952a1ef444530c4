using Platform.Budgets;
using Platform.Tests.Threads;

namespace Platform.Tests.Budgets;

public sealed class ReplyBudgetTests
{
    private static readonly ReplyBudgetOptions Options = new() { Replies = 2 };

    [Fact]
    public void GivenBudgetUsedUp_WhenAnotherMailIsDue_ThenItIsRefusedUntilTheWindowHasPassed()
    {
        var used = Take(Take(ReplyBudgetState.Empty, "a", 0)!, "b", 1)!;

        Assert.Null(Take(used, "c", 2));
        Assert.NotNull(Take(used, "c", 24));
    }

    [Fact]
    public void GivenCountedMail_WhenItsTurnIsMadeTwice_ThenItCountsOnce()
    {
        var once = Take(ReplyBudgetState.Empty, "a", 0)!;

        Assert.Same(once, Take(once, "a", 1));
    }

    private static ReplyBudgetState? Take(ReplyBudgetState state, string replyId, int hours) =>
        ReplyBudgetDecider.TryTake(state, replyId, Options, Given.Start.AddHours(hours));
}
