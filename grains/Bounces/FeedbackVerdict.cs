namespace Platform.Bounces;

/// <summary>What is done about one recipient of a report.</summary>
/// <param name="Mailbox">The recipient; null when the report names nobody.</param>
/// <param name="Ignored">Why nothing is changed, one of <see cref="IgnoredReasons"/>; null when the report counts.</param>
public sealed record FeedbackVerdict(ReportedMailbox? Mailbox, string? Ignored);
