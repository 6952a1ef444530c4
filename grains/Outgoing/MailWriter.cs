using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Platform.Mail;

namespace Platform.Outgoing;

/// <summary>
/// Writes mails (RFC 5322, RFC 2045 to 2047, RFC 6532). The same mail gives the same bytes: a retry is the same mail, not another one.
/// Everything is made safe here once more, whoever made it.
/// </summary>
internal static class MailWriter
{
    /// <summary>The longest name beside an address.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The bytes to hand to a relay: lines end with CRLF and have at most 998 octets.</summary>
    /// <exception cref="ArgumentException">An address or the id cannot stand in a header.</exception>
    public static byte[] Write(OutgoingMail mail)
    {
        if (!MessageIdSyntax.IsId(mail.Id) || !mail.Id.Contains('@', StringComparison.Ordinal))
        {
            throw new ArgumentException("The id of a mail has to be a Message-ID.", nameof(mail));
        }

        using var message = new MimeMessage();
        message.Headers.Clear();
        AddOrigin(message.Headers, mail);
        AddThreading(message.Headers, mail);
        AddAutomation(message.Headers, mail);
        message.Headers.Add(HeaderId.MimeVersion, "1.0");
        var words = BodyOf(mail);
        message.Body = mail.Attachment is null ? words : WithAttachment(mail, words);
        return Write(message);
    }

    private static void AddOrigin(HeaderList headers, OutgoingMail mail)
    {
        headers.Add(Raw(HeaderId.From, Mailbox("From", mail.From)));
        headers.Add(Raw(HeaderId.To, Mailbox("To", mail.To)));
        if (mail.ReplyTo is { } replyTo)
        {
            headers.Add(Raw(HeaderId.ReplyTo, Mailbox("Reply-To", replyTo)));
        }

        headers.Add(Raw(HeaderId.Subject, HeaderText.Unstructured("Subject", mail.Words.Title)));
        var date = mail.Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        headers.Add(Raw(HeaderId.Date, Encoding.ASCII.GetBytes($" {date} +0000\r\n")));
        headers.Add(Raw(HeaderId.MessageId, ReferenceChain.Fold([mail.Id])));
    }

    private static void AddThreading(HeaderList headers, OutgoingMail mail)
    {
        // An id has to be repeated byte for byte: a writer that "repairs" it breaks the customer's threading.
        if (MessageIdSyntax.IsId(mail.InReplyTo))
        {
            headers.Add(Raw(HeaderId.InReplyTo, ReferenceChain.Fold([mail.InReplyTo!])));
        }

        var references = ReferenceChain.Of(mail.References, null);
        if (!references.IsEmpty)
        {
            headers.Add(Raw(HeaderId.References, ReferenceChain.Fold(references)));
        }
    }

    private static void AddAutomation(HeaderList headers, OutgoingMail mail)
    {
        if (mail.AutoSubmitted is { } keyword)
        {
            headers.Add(HeaderId.AutoSubmitted, keyword); // RFC 3834 §3.1.7
            
            // What Exchange reads in its stead (MS-OXCMAIL 2.2.3.2.14). Not "All": that holds back its bounces (NDR) too, which we live on.
            headers.Add("X-Auto-Response-Suppress", "DR, RN, NRN, OOF, AutoReply");
        }

        if (!mail.Unsubscribe.IsEmpty)
        {
            headers.Add(Raw(HeaderId.ListUnsubscribe, Encoding.ASCII.GetBytes($" {string.Join(",\r\n ", mail.Unsubscribe.Select(address => $"<{address}>"))}\r\n")));
            headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click"); // RFC 8058 §3.1
        }
    }

    private static Header Raw(HeaderId id, byte[] value)
    {
        var header = new Header(id, "");
        header.SetRawValue(value);
        return header;
    }

    private static byte[] Mailbox(string field, EmailAddress address)
    {
        if (!AddressSyntax.IsAddress(address.Email) || AddressSyntax.WithAsciiDomain(address.Email) is not { } email)
        {
            throw new ArgumentException("An address of the mail cannot stand in a header.", nameof(address));
        }

        return HeaderText.Mailbox(field, SafeText.Line(address.Name, MaxNameLength), email);
    }

    private static Multipart BodyOf(OutgoingMail mail)
    {
        var body = new Multipart("alternative")
        {
            Part("plain", PlainBody.Render(mail.Words)),
            Part("html", HtmlBody.Render(mail.Words)),
        };
        body.Boundary = BoundaryOf(mail.Id);
        body.Headers.Add(HeaderId.ContentLanguage, mail.Words.Language); // RFC 3282
        return body;
    }

    private static Multipart WithAttachment(OutgoingMail mail, Multipart words)
    {
        var document = mail.Attachment!;
        var file = new MimePart(document.ContentType)
        {
            Content = new MimeContent(new MemoryStream(document.Content.ToArray())),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = document.Name,
        };
        var body = new Multipart("mixed") { words, file };
        body.Boundary = BoundaryOf($"mixed/{mail.Id}");
        return body;
    }

    private static MimePart Part(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = EncodingFor(text) };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    /// <summary>Quoted-printable keeps Latin text readable; base64 is shorter once a sixth of the bytes is beyond ASCII (RFC 2045 §6.7, §6.8).</summary>
    private static ContentEncoding EncodingFor(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        var escaped = bytes - text.Count(char.IsAscii) + text.Count(c => c == '=');
        return escaped * 6 > bytes ? ContentEncoding.Base64 : ContentEncoding.QuotedPrintable;
    }

    /// <summary>"=_" cannot occur in quoted-printable nor in base64 (RFC 2045 §6.7): a text that knows the boundary still cannot end its part.</summary>
    private static string BoundaryOf(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(id), hash);
        Span<char> text = stackalloc char[ThreadIds.Length];
        Base32.Encode(hash[..ThreadIds.ByteCount], text);
        return $"=_{text}";
    }

    private static byte[] Write(MimeMessage message)
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        using var bytes = new MemoryStream();
        message.WriteTo(format, bytes);
        return bytes.ToArray();
    }
}
