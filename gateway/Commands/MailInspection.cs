using System.Collections.Immutable;
using Platform.Mail;

namespace Platform.Gateway.Commands;

/// <summary>A line of <c>inspect mail</c>.</summary>
/// <param name="File">The file that was read.</param>
/// <param name="Class">The message's class, or <c>quarantined</c>.</param>
/// <param name="Reason">Why it is of that class, or why it would be quarantined.</param>
/// <param name="Detail">The limit that it is beyond; null for a mail that is taken.</param>
/// <param name="MessageId">Message-ID without angle brackets; null when there is none.</param>
/// <param name="Participants">Sender and recipients.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Date">The Date header; null when missing.</param>
/// <param name="VisibleText">The new text that a person reads, without quote and signature.</param>
/// <param name="Quote">What was quoted.</param>
/// <param name="Signature">Signature and disclaimer.</param>
/// <param name="FullText">Everything visible, before it was told apart.</param>
/// <param name="Attachments">Name, type, size and hash.</param>
/// <param name="ThreadHints">What may name the thread.</param>
/// <param name="Report">What a bounce or receipt reports; null for other mail.</param>
internal sealed record MailInspection(
    string File,
    string Class,
    string Reason,
    string? Detail,
    string? MessageId,
    MailParticipants? Participants,
    string Subject,
    DateTimeOffset? Date,
    string VisibleText,
    string Quote,
    string Signature,
    string FullText,
    ImmutableArray<AttachmentInfo> Attachments,
    ThreadHints? ThreadHints,
    MailReport? Report)
{
    public static MailInspection From(string file, MailContent mail) => new(
        file,
        MessageClasses.Name(mail.Class),
        mail.ClassReason,
        null,
        mail.MessageId,
        new(mail.From, mail.Sender, mail.ReplyTo, mail.To, mail.Cc),
        mail.Subject,
        mail.Date,
        mail.Text,
        mail.Quote,
        mail.Signature,
        mail.FullText,
        [.. mail.Attachments.Select(attachment => attachment.Info)],
        mail.Hints,
        mail.Report);

    public static MailInspection Quarantined(string file, string reason, string detail) =>
        new(file, "quarantined", reason, detail, null, null, "", null, "", "", "", "", [], null, null);
}
