namespace Platform.Gateway.Api;

/// <summary>What a model wrote. Nobody checked it.</summary>
/// <param name="Text">The words.</param>
/// <param name="Model">The model's id.</param>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens that came back.</param>
/// <param name="FinishReason">Why it ended, such as <c>stop</c> or <c>length</c>.</param>
public sealed record GeneratedText(string Text, string Model, long InputTokens, long OutputTokens, string? FinishReason);
