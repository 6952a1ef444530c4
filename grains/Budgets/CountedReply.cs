namespace Platform.Budgets;

/// <summary>A mail that was taken off a budget.</summary>
/// <param name="ReplyId">The mail.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("platform.budgets.counted-reply")]
public sealed record CountedReply([property: Id(0)] string ReplyId, [property: Id(1)] DateTimeOffset At);
