using System.Collections.Immutable;
using MimeKit;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>From whom and to whom the relay is told that a mail is.</summary>
/// <param name="Sender">Where bounces go: the address with the thread's token, so that they find their thread.</param>
/// <param name="Recipients">Who gets it.</param>
/// <param name="NeedsUtf8">Whether only a relay with SMTPUTF8 can take it: a local part or a header is beyond ASCII (RFC 6531).</param>
/// <param name="IsEightBit">Whether the body is beyond ASCII (RFC 6152).</param>
internal sealed record SmtpEnvelope(MailboxAddress Sender, ImmutableArray<MailboxAddress> Recipients, bool NeedsUtf8, bool IsEightBit)
{
    /// <summary>The envelope of a mail, from its own headers.</summary>
    /// <param name="message">The mail, parsed.</param>
    /// <param name="bytes">The same mail.</param>
    /// <param name="remaining">To whom it still has to go; null for everybody.</param>
    /// <returns>Null when the mail cannot be sent by anybody: no address, a control character in one, or lines that do not end with CRLF.</returns>
    public static SmtpEnvelope? Of(MimeMessage message, ReadOnlySpan<byte> bytes, ImmutableArray<string>? remaining)
    {
        var sender = message.ReplyTo.Mailboxes.FirstOrDefault() ?? message.From.Mailboxes.FirstOrDefault();
        ImmutableArray<MailboxAddress> recipients = [.. message.To.Mailboxes.Concat(message.Cc.Mailboxes).Concat(message.Bcc.Mailboxes)
            .DistinctBy(mailbox => mailbox.Address, StringComparer.Ordinal)
            .Where(mailbox => remaining is not { } open || open.Contains(mailbox.Address))];
        if (sender is null || recipients.IsEmpty || !IsClean(sender) || !recipients.All(IsClean) || !HasOnlyCrLf(bytes))
        {
            return null;
        }

        var head = bytes.IndexOf("\r\n\r\n"u8);
        var headers = head < 0 ? bytes : bytes[..head];
        return new(
            sender,
            recipients,
            !System.Text.Ascii.IsValid(headers) || recipients.Add(sender).Any(mailbox => !System.Text.Ascii.IsValid(mailbox.LocalPart)),
            !System.Text.Ascii.IsValid(bytes[headers.Length..]));
    }

    /// <summary>A line end in an address would be a command of its own.</summary>
    private static bool IsClean(MailboxAddress mailbox) => mailbox.Address.Length > 0 && !mailbox.Address.Any(char.IsControl);

    /// <summary>A lone CR or LF is read by some servers as a line end and by others not: between the two a second mail can be hidden (SMTP smuggling).</summary>
    private static bool HasOnlyCrLf(ReadOnlySpan<byte> bytes)
    {
        for (var rest = bytes; rest.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var at; rest = rest[(at + 2)..])
        {
            if (rest[at] != '\r' || at + 1 >= rest.Length || rest[at + 1] != '\n')
            {
                return false;
            }
        }

        return true;
    }
}
