namespace Platform.Gateway.Api;

/// <summary>What an operator answers.</summary>
/// <param name="Name">Which operator, at most 100 characters.</param>
/// <param name="Text">The words as the customer gets them, paragraphs separated by an empty line; at most 32,768 characters.</param>
/// <param name="Id">The caller's key of the reply, when the header <c>Idempotency-Key</c> is not sent: a repeated call with the same key is one reply.</param>
public sealed record OperatorReplyBody(string Name, string Text, string? Id);
