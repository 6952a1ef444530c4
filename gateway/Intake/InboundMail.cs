using System.Collections.Immutable;
using Platform.Ladder;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Threads;

namespace Platform.Gateway.Intake;

/// <summary>What the edge makes of a mail that was read. Pure, so that a table of mails tests what the platform does.</summary>
internal static class InboundMail
{
    /// <summary>What of a text is kept in the thread, in characters; the original keeps it all.</summary>
    private const int LongestText = 64 * 1024;

    /// <summary>How mail is read under these settings.</summary>
    public static MailReadOptions ReadOptions(MailOptions mail, MailIntakeOptions intake, OutgoingAddresses addresses) => new()
    {
        OwnAddresses = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, mail.SupportAddress),
        MessageIdDomain = mail.MessageIdDomain,
        IsOwnId = id => addresses.TryReadMessageId(id, out _, out _),
        OwnListIds = intake.OwnListIds.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
        AuthservIds = intake.AuthservIds.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>The same with the limits that a person may lift for one mail: still bounded, so that no mail stops the platform.</summary>
    public static MailReadOptions Lifted(MailReadOptions reading) => new()
    {
        OwnAddresses = reading.OwnAddresses,
        MessageIdDomain = reading.MessageIdDomain,
        IsOwnId = reading.IsOwnId,
        OwnListIds = reading.OwnListIds,
        AuthservIds = reading.AuthservIds,
        MaxBytes = 128 * 1024 * 1024,
        MaxParts = 2000,
        MaxDepth = 60,
        MaxHeaderBytes = 4 * 1024 * 1024,
    };

    /// <summary>What the ladder looks at.</summary>
    public static LadderHints Hints(MailContent content, DateTimeOffset now) => new(
        content.MessageKey,
        content.MessageId,
        AnswerTo: AnswerTo(content),
        Recipients: content.Hints.Tags,
        content.Hints.InReplyTo,
        content.Hints.References,
        content.Hints.Quoted)
    {
        Subject = content.Subject,
        At = content.Class == MessageClass.Customer ? now : null,
    };

    /// <summary>The message for its thread.</summary>
    public static InboundMessage Message(MailContent content, LadderResult place, MailIntakeOptions intake, DateTimeOffset now) => new(
        content.MessageKey,
        Channels.Mail,
        content.Class,
        content.ClassReason,
        place.Reason,
        content.From,
        content.To,
        content.Cc,
        content.Subject,
        content.MessageId,
        [.. content.References.Concat(content.InReplyTo).Distinct(StringComparer.Ordinal)],
        content.Date,
        now,
        Bound(content.Text),
        Bound(content.Quote),
        Bound(content.Signature),
        [.. content.Attachments.Select(attachment => attachment.Info)],
        content.ContentHash,
        content.ReplyTo.IsEmpty ? [] : [content.ReplyTo[0]],
        place.LinkedTo,
        SilentImport: intake.AnswerFrom is { } start && (content.ArrivedAt ?? content.Date) < start)
    {
        Authenticated = content.Authenticated,
        AttachmentTexts = AttachmentTexts.Of(content.Attachments),
    };

    /// <summary>Who writes and who wants the answer. A word in From without an @ is nobody.</summary>
    private static ImmutableArray<string> AnswerTo(MailContent content) =>
    [
        .. content.Authors.Where(author => author.Email.Contains('@', StringComparison.Ordinal)).Prepend(content.From).Concat(content.ReplyTo)
            .Select(address => address.Email).Where(email => email.Length > 0).Distinct(StringComparer.Ordinal),
    ];

    private static string Bound(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
