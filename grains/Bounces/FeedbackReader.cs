using System.Text.RegularExpressions;
using Platform.Deliveries;
using Platform.Mail;
using Platform.Suppressions;

namespace Platform.Bounces;

/// <summary>Turns a mail of the class bounce or complaint into what it reports. Pure.</summary>
public static partial class FeedbackReader
{
    private const int MaxReason = 300;

    /// <summary>Reads it; null for a mail of another class.</summary>
    public static MailFeedback? Read(MailContent mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return (mail.Class, mail.Report) switch
        {
            (MessageClass.Bounce, { } report) => new BounceReport(report.OriginalIds, Bounced(report)),
            (MessageClass.Complaint, { } report) => Complaint(report),
            _ => null,
        };
    }

    /// <summary>Foreign words as they may be kept: one line, bounded, without addresses.</summary>
    public static string Tidy(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var line = Address().Replace(string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c)), "[address]").Trim();
        return line.Length <= MaxReason ? line : line[..(char.IsHighSurrogate(line[MaxReason - 1]) ? MaxReason - 1 : MaxReason)];
    }

    /// <summary>A report that names nobody is about whoever the returned mail was written to.</summary>
    private static ImmutableArray<ReportedMailbox> Bounced(MailReport report) =>
    [
        .. (report.Recipients.IsEmpty ? report.OriginalTo.Select(email => new ReportedRecipient(email, "failed", "")) : report.Recipients).Select(recipient =>
        {
            var status = BounceCodes.StatusOf(recipient.Action, recipient.Status);
            return new ReportedMailbox(
                AddressesOf(recipient), status, BounceCodes.OutcomeOf(status, recipient.Status, recipient.Diagnostic), recipient.Status, Tidy(recipient.Diagnostic));
        }),
    ];

    private static ComplaintReport Complaint(MailReport report)
    {
        var type = report.FeedbackType ?? "abuse";

        // "not-spam" takes a complaint back, "auth-failure" (RFC 6591), "dkim" and "virus" are about the mail, and types to come are unknown.
        var complains = type is "abuse" or "fraud" or "other" or "opt-out";
        DeliveryStatus? status = complains ? DeliveryStatus.Complained : null;
        AddressOutcome? outcome = complains ? AddressOutcome.Complaint : null;
        var told = report.Recipients.Where(recipient => recipient.Email.Length > 0).Select(AddressesOf).ToList();
        return new(
            report.OriginalIds,
            [.. (told.Count > 0 ? told : report.OriginalTo.Select(email => ImmutableArray.Create(email))).Select(addresses => new ReportedMailbox(addresses, status, outcome, "", type))],
            type);
    }

    private static ImmutableArray<string> AddressesOf(ReportedRecipient recipient) =>
        [.. ((string[])[recipient.Email, recipient.Original]).Where(email => email.Length > 0).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"[^\s<>""'(),:;\[\]@]{1,64}@[^\s<>""'(),:;\[\]@]{1,255}", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
