namespace Platform.Models;

/// <summary>One call of a model, as the thread's timeline keeps it. It has no words of customer or model in it.</summary>
/// <param name="Role">What the model was asked for: <c>understanding</c>, <c>drafting</c> or <c>summary</c>.</param>
/// <param name="Prompt">The prompt with its version and the first digits of its hash, such as <c>drafting/v1 4be1c09a</c>.</param>
/// <param name="Model">The model's id.</param>
/// <param name="InputTokens">Tokens that were sent, as the provider counted them; 0 when no answer came.</param>
/// <param name="OutputTokens">Tokens that came back.</param>
/// <param name="Cost">What it cost, in the currency of the configured prices.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Outcome">What became of it: one of <see cref="ModelOutcomes"/>.</param>
/// <param name="Reason">Why it was not used, in a few words; null when it was.</param>
[GenerateSerializer, Immutable, Alias("platform.models.model-call")]
public sealed record ModelCall(
    [property: Id(0)] string Role,
    [property: Id(1)] string Prompt,
    [property: Id(2)] string Model,
    [property: Id(3)] int InputTokens,
    [property: Id(4)] int OutputTokens,
    [property: Id(5)] decimal Cost,
    [property: Id(6)] long Milliseconds,
    [property: Id(7)] string Outcome,
    [property: Id(8)] string? Reason);
