namespace Platform.Mail;

/// <summary>What a machine's report tells of a mail that was sent before (RFC 3464, RFC 5965, RFC 8098).</summary>
/// <param name="OriginalMessageId">The Message-ID of the mail that it is about, without angle brackets; null when the report does not tell. One that is not ours changes nothing.</param>
/// <param name="Recipients">The recipients it speaks of.</param>
/// <param name="FeedbackType">An ARF report's type, such as <c>abuse</c>; null for other reports.</param>
public sealed record MailReport(string? OriginalMessageId, ImmutableArray<ReportedRecipient> Recipients, string? FeedbackType = null);
