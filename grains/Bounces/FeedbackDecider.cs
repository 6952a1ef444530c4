namespace Platform.Bounces;

/// <summary>
/// Whether a report counts. Anybody can write a bounce: it counts only for a mail that is ours by its signed id, and only for the very address that
/// this mail was sent to. So whoever forges one can stop at most the mail to an address whose mail from us he holds. Pure.
/// </summary>
public static class FeedbackDecider
{
    /// <summary>A verdict for each recipient, at least one.</summary>
    /// <param name="feedback">What was read.</param>
    /// <param name="mail">The mail of ours that it is about; null when there is none.</param>
    /// <param name="missing">Why there is none.</param>
    public static ImmutableArray<FeedbackVerdict> Judge(MailFeedback feedback, SentMail? mail, string missing)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        return feedback.Mailboxes.IsEmpty
            ? [new(null, mail is null ? missing : IgnoredReasons.NoRecipient)]
            : [.. feedback.Mailboxes.Select(mailbox => new FeedbackVerdict(mailbox, Ignored(mailbox, mail, missing)))];
    }

    private static string? Ignored(ReportedMailbox mailbox, SentMail? mail, string missing) =>
        mail is null ? missing
        : !mail.WentTo(mailbox.Addresses) ? IgnoredReasons.OtherRecipient
        : mailbox.Status is null || mailbox.Outcome is null ? IgnoredReasons.NothingTold
        : null;
}
