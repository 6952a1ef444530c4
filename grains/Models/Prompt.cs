namespace Platform.Models;

/// <summary>A versioned prompt.</summary>
/// <param name="Id">With role, version and the first digits of its hash, such as <c>drafting/v1 4be1c09a</c>.</param>
/// <param name="Text">Its words.</param>
public sealed record Prompt(string Id, string Text);
