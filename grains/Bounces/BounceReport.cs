namespace Platform.Bounces;

/// <summary>A delivery status report (RFC 3464, RFC 6533), or a bounce that follows no RFC.</summary>
/// <inheritdoc cref="MailFeedback(ImmutableArray{string}, ImmutableArray{ReportedMailbox})"/>
public sealed record BounceReport(ImmutableArray<string> OriginalIds, ImmutableArray<ReportedMailbox> Mailboxes) : MailFeedback(OriginalIds, Mailboxes);
