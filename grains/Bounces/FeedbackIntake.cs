using Platform.Deliveries;
using Platform.Mail;
using Platform.Notifications;
using Platform.Outgoing;
using Platform.Suppressions;
using Platform.Threads;

namespace Platform.Bounces;

/// <summary>
/// Carries out what a bounce or a complaint says, before the mail is acknowledged. Each step is idempotent by the mail's id: after a crash the mail
/// comes again and finishes what was begun.
/// </summary>
public sealed class FeedbackIntake(ISentMails mails, OutgoingAddresses addresses, IFeedbackLog log, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Applies and records a report.</summary>
    /// <param name="content">A mail of any class.</param>
    /// <returns>The thread of the mail that it is about, when it counts; else null.</returns>
    public async Task<string?> ApplyAsync(MailContent content, CancellationToken cancellationToken = default)
    {
        return FeedbackReader.Read(content) is { } feedback
            ? await ApplyAsync(feedback, content.Hints.Tags, content.MessageKey, MessageClasses.Name(content.Class), cancellationToken)
            : null;
    }

    /// <summary>Applies and records what was read of a report.</summary>
    /// <param name="feedback">What it says.</param>
    /// <param name="tags">The addresses that it was sent to.</param>
    /// <param name="evidence">The report's id.</param>
    /// <param name="kind"><c>bounce</c> or <c>complaint</c>.</param>
    /// <returns>The thread of the mail that it is about, when it counts; else null.</returns>
    public async Task<string?> ApplyAsync(MailFeedback feedback, ImmutableArray<string> tags, string evidence, string kind, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        var now = time.GetUtcNow();
        var (mail, missing) = await FindAsync(feedback, tags, cancellationToken);
        var verdicts = FeedbackDecider.Judge(feedback, mail, missing);
        var counts = verdicts.Where(verdict => verdict.Ignored is null).Select(verdict => verdict.Mailbox!).ToList();
        if (mail is not null && counts.Count > 0)
        {
            // One mail has one recipient: of several lines about it the gravest counts.
            await ApplyAsync(mail, counts.OrderByDescending(mailbox => mailbox.Outcome).First(), evidence, now);
        }

        await log.PutAsync([.. verdicts.Select((verdict, place) => Entry(evidence, place, kind, verdict, mail, now))], cancellationToken);
        Count(kind, verdicts);
        return counts.Count > 0 ? mail?.ThreadId : null;
    }

    private async Task<(SentMail? Mail, string Missing)> FindAsync(MailFeedback feedback, ImmutableArray<string> tags, CancellationToken cancellationToken)
    {
        var missing = feedback.OriginalIds.IsEmpty ? IgnoredReasons.NoOriginal : IgnoredReasons.NotOurs;
        foreach (var id in feedback.OriginalIds)
        {
            var (mail, isSigned) = await mails.FindAsync(id, cancellationToken);
            if (mail is not null)
            {
                return (mail, "");
            }

            missing = isSigned ? IgnoredReasons.UnknownMail : missing;
        }

        // No id came back. The envelope of our replies is the address with the thread's token, which the bounce was sent to.
        if (missing != IgnoredReasons.UnknownMail && !feedback.Mailboxes.IsEmpty)
        {
            foreach (var tag in tags)
            {
                if (addresses.TryReadAddress(tag, out var threadId)
                    && await mails.FindNewestAsync(threadId, [.. feedback.Mailboxes.SelectMany(mailbox => mailbox.Addresses)], cancellationToken) is { } mail)
                {
                    return (mail, "");
                }
            }
        }

        return (null, missing);
    }

    /// <summary>The address first: nothing more is to leave for it while the rest is written.</summary>
    private async Task ApplyAsync(SentMail mail, ReportedMailbox mailbox, string evidence, DateTimeOffset now)
    {
        await grains.GetGrain<IAddressGrain>(mail.CustomerId).Report(new(mailbox.Outcome!.Value, mailbox.Code, mail.MessageId, evidence, now));
        var report = new DeliveryReport(mailbox.Status!.Value, mailbox.Code, mailbox.Reason, evidence, now);
        if (mail.NotificationId is { } notification)
        {
            await grains.GetGrain<INotificationGrain>(notification).Report(report);
        }
        else
        {
            await grains.GetGrain<IThreadGrain>(mail.ThreadId!).RecordReport(mail.MessageId, report);
        }
    }

    private static FeedbackEntry Entry(string evidence, int place, string kind, FeedbackVerdict verdict, SentMail? mail, DateTimeOffset now)
    {
        var applied = verdict.Ignored is null ? mail : null;
        return new(
            evidence, place, kind, verdict.Mailbox?.Status, verdict.Mailbox?.Code ?? "", verdict.Mailbox?.Reason ?? "", verdict.Ignored,
            applied?.MessageId, applied?.CustomerId, applied?.ThreadId, now);
    }

    private static void Count(string kind, ImmutableArray<FeedbackVerdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            PlatformTelemetry.FeedbackReceived.Add(
                1, new(PlatformTelemetry.MessageClass, kind), new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, verdict.Ignored ?? "counted"));
        }
    }
}
