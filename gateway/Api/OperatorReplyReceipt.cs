namespace Platform.Gateway.Api;

/// <summary>The answer to an operator's reply that was taken: it is durable.</summary>
/// <param name="ReplyId">Its Message-ID without angle brackets.</param>
/// <param name="Duplicate">True when it was known already; nothing was changed then.</param>
public sealed record OperatorReplyReceipt(string ReplyId, bool Duplicate);
