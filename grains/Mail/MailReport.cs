namespace Platform.Mail;

/// <summary>What a machine's report tells of a mail that was sent before (RFC 3464, RFC 5965, RFC 8098).</summary>
/// <param name="OriginalMessageId">The Message-ID of the mail that it is about, without angle brackets; null when the report does not tell. One that is not ours changes nothing.</param>
/// <param name="Recipients">The recipients it speaks of.</param>
/// <param name="FeedbackType">An ARF report's type, such as <c>abuse</c>; null for other reports.</param>
public sealed record MailReport(string? OriginalMessageId, ImmutableArray<ReportedRecipient> Recipients, string? FeedbackType = null)
{
    /// <summary>Every id that may be that of the mail, the best proof first: in the returned mail, in the report's fields, in its words, in what it answers.</summary>
    public ImmutableArray<string> OriginalIds { get; init; } = [];

    /// <summary>To of the returned mail, lower case: who it was written to, where the report itself does not tell.</summary>
    public ImmutableArray<string> OriginalTo { get; init; } = [];
}
