namespace Platform.Budgets;

/// <summary>The mails of the window, oldest first.</summary>
[GenerateSerializer, Alias("platform.budgets.reply-budget-state")]
public sealed record ReplyBudgetState
{
    /// <summary>Nothing was sent.</summary>
    public static ReplyBudgetState Empty { get; } = new();

    /// <summary>The mails.</summary>
    [Id(0)] public ImmutableArray<CountedReply> Replies { get; init; } = [];
}
