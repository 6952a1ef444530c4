namespace Platform.Gateway.Api;

/// <summary>The answer to a mail that was taken: it is durable.</summary>
/// <param name="Thread">The thread that has it; null when it was quarantined.</param>
/// <param name="MessageId">Its Message-ID; a stable id from its bytes when it has none.</param>
/// <param name="Class"><c>customer</c>, <c>auto-reply</c>, <c>bounce</c>, <c>complaint</c>, <c>read-receipt</c>, <c>list</c>, <c>own</c>, or <c>quarantined</c>.</param>
/// <param name="Reason">Why it is of that class, or why it was quarantined.</param>
/// <param name="ThreadReason">Which step of the ladder found the thread; null when it was quarantined.</param>
/// <param name="Duplicate">True when it was known already; nothing was changed then.</param>
/// <param name="Turn">Its turn in the thread; 0 when it is never answered.</param>
/// <param name="Quarantine">Its id in the quarantine; null when it was not quarantined.</param>
public sealed record MailReceipt(
    string? Thread,
    string MessageId,
    string Class,
    string Reason,
    string? ThreadReason,
    bool Duplicate,
    int Turn,
    string? Quarantine);
