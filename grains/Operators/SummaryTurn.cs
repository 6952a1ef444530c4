namespace Platform.Operators;

/// <summary>One message of the customer and what came of it, in its own words.</summary>
/// <param name="Turn">Its number; 0 for a message that is never answered.</param>
/// <param name="At">When it arrived.</param>
/// <param name="Wanted">The intents that were read; empty when a human had the thread.</param>
/// <param name="Said">What the customer wrote, cut where it is long.</param>
/// <param name="Answered">What was answered, without greeting and closing, cut where it is long; null when nothing was.</param>
/// <param name="AnsweredBy"><c>bot</c> or the operator's name; null when nothing was answered.</param>
public sealed record SummaryTurn(
    int Turn, DateTimeOffset At, ImmutableArray<string> Wanted, string Said, string? Answered, string? AnsweredBy);
