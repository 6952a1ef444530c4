namespace Platform.Deliveries;

/// <summary>What is known of one delivery.</summary>
/// <param name="ReplyId">The reply's id, its Message-ID without angle brackets.</param>
/// <param name="ThreadId">The thread that it belongs to.</param>
/// <param name="Status">The truth.</param>
/// <param name="At">When the status was reached, or last confirmed by an attempt.</param>
/// <param name="Attempts">Hand-overs tried, the last one included.</param>
/// <param name="NextAttemptAt">When it is tried again; null unless it is delayed.</param>
/// <param name="Ambiguous">
/// Attempts whose outcome nobody knows: the whole mail went out and the relay's answer did not come back (RFC 5321 §4.5.4.1, ADR 0018).
/// The relay may have taken the mail that often and more, each time with the same Message-ID.
/// </param>
/// <param name="Reason">Why it was delayed or failed: the relay's answer, such as <c>450 4.2.0 mailbox busy</c>, or what happened; null otherwise.</param>
[GenerateSerializer, Immutable, Alias("platform.deliveries.delivery")]
public sealed record Delivery(
    [property: Id(0)] string ReplyId,
    [property: Id(1)] string ThreadId,
    [property: Id(2)] DeliveryStatus Status,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] int Attempts,
    [property: Id(5)] DateTimeOffset? NextAttemptAt,
    [property: Id(6)] int Ambiguous,
    [property: Id(7)] string? Reason)
{
    /// <summary>The Message-ID that the service sent it under in place of <see cref="ReplyId"/>, without angle brackets; null when it kept ours (ADR 0026).</summary>
    [Id(8)] public string? AssignedId { get; init; }
}
