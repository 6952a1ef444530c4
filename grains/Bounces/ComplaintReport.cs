namespace Platform.Bounces;

/// <summary>Feedback of a mailbox provider (RFC 5965), or a complaint in a form of its own.</summary>
/// <inheritdoc cref="MailFeedback(ImmutableArray{string}, ImmutableArray{ReportedMailbox})"/>
/// <param name="Type">The feedback type; <c>abuse</c> where the form has none.</param>
public sealed record ComplaintReport(ImmutableArray<string> OriginalIds, ImmutableArray<ReportedMailbox> Mailboxes, string Type) : MailFeedback(OriginalIds, Mailboxes);
