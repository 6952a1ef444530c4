namespace Platform.Budgets;

/// <summary>The rules of a budget. Pure.</summary>
public static class ReplyBudgetDecider
{
    /// <summary>The state after a mail; null when the budget is used up.</summary>
    public static ReplyBudgetState? TryTake(ReplyBudgetState state, string replyId, ReplyBudgetOptions options, DateTimeOffset now)
    {
        if (state.Replies.Any(counted => counted.ReplyId == replyId))
        {
            return state;
        }

        var within = state.Replies.RemoveAll(counted => now - counted.At >= options.Window);
        return within.Length < options.Replies ? state with { Replies = within.Add(new(replyId, now)) } : null;
    }
}
