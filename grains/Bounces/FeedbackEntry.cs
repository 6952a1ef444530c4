using Platform.Deliveries;

namespace Platform.Bounces;

/// <summary>One recipient of one report, and what was done.</summary>
/// <param name="Mail">The id of the mail that reports.</param>
/// <param name="Place">The recipient's place in it, from 0.</param>
/// <param name="Kind"><c>bounce</c> or <c>complaint</c>.</param>
/// <param name="Status">What it says; null when nothing that counts.</param>
/// <param name="Code">Its code.</param>
/// <param name="Reason">The remote system's words, without addresses.</param>
/// <param name="Ignored">Why it changed nothing; null when it counted.</param>
/// <param name="MessageId">The mail of ours; null when there is none, or when the report did not count.</param>
/// <param name="CustomerId">Whose address it is about; null unless it counted.</param>
/// <param name="ThreadId">The thread that has the report.</param>
/// <param name="At">When it was received.</param>
public sealed record FeedbackEntry(
    string Mail, int Place, string Kind, DeliveryStatus? Status, string Code, string Reason, string? Ignored, string? MessageId, string? CustomerId, string? ThreadId, DateTimeOffset At);
