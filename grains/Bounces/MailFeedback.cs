namespace Platform.Bounces;

/// <summary>What a machine tells of a mail that was sent before. Nothing in it is proved.</summary>
/// <param name="OriginalIds">Ids that the mail may have, the best proof first, without angle brackets.</param>
/// <param name="Mailboxes">Whom it speaks of; empty when it does not say.</param>
public abstract record MailFeedback(ImmutableArray<string> OriginalIds, ImmutableArray<ReportedMailbox> Mailboxes);
