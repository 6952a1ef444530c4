namespace Platform.Gateway.Api;

/// <summary>What is to be written.</summary>
/// <param name="Prompt">What to answer, at most 32,768 characters.</param>
/// <param name="System">How to answer, at most 8,192 characters; may be left out.</param>
/// <param name="MaxTokens">The longest answer; left out: the configured one.</param>
/// <param name="Temperature">0 to 1; left out: the model's own.</param>
/// <param name="Stream">Whether the answer comes piece by piece as server-sent events.</param>
public sealed record GenerateBody(string? Prompt, string? System = null, int? MaxTokens = null, float? Temperature = null, bool Stream = false);
