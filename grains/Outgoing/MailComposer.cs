using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Platform.Deliveries;
using Platform.Mail;

namespace Platform.Outgoing;

/// <summary>
/// Writes a reply as a mail (RFC 5322, RFC 2045 to 2047, RFC 6532). The same reply gives the same bytes: a retry is the same mail, not another one.
/// Everything is made safe here once more, whatever made the reply: it may have been stored by an earlier version.
/// </summary>
public static class MailComposer
{
    private const int MaxNameLength = 100;
    private const int MaxSources = 20;
    private const int MaxSourceLength = 200;

    /// <summary>The bytes to hand to a relay: lines end with CRLF and have at most 998 octets.</summary>
    /// <exception cref="ArgumentException">An address or the id of the reply cannot stand in a header; <see cref="ReplyFactory"/> makes none such.</exception>
    public static byte[] Compose(OutboundReply reply, MailOptions options)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(options);
        if (!MessageIdSyntax.IsId(reply.Id) || !reply.Id.Contains('@', StringComparison.Ordinal))
        {
            throw new ArgumentException("The id of a reply has to be a Message-ID.", nameof(reply));
        }

        var words = WordsOf(reply, options);
        using var message = new MimeMessage();
        message.Headers.Clear();
        AddOrigin(message.Headers, reply, words.Title);
        AddThreading(message.Headers, reply);
        AddAutomation(message.Headers, reply.Approved);
        message.Headers.Add(HeaderId.MimeVersion, "1.0");
        message.Body = BodyOf(reply, words);
        return Write(message);
    }

    private static void AddOrigin(HeaderList headers, OutboundReply reply, string subject)
    {
        headers.Add(Raw(HeaderId.From, Mailbox("From", reply.From)));
        headers.Add(Raw(HeaderId.To, Mailbox("To", reply.To)));
        headers.Add(Raw(HeaderId.ReplyTo, Mailbox("Reply-To", reply.ReplyTo)));
        headers.Add(Raw(HeaderId.Subject, HeaderText.Unstructured("Subject", subject)));
        var date = reply.DecidedAt.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        headers.Add(Raw(HeaderId.Date, Encoding.ASCII.GetBytes($" {date} +0000\r\n")));
        headers.Add(Raw(HeaderId.MessageId, ReferenceChain.Fold([reply.Id])));
    }

    private static void AddThreading(HeaderList headers, OutboundReply reply)
    {
        // An id has to be repeated byte for byte: a writer that "repairs" it breaks the customer's threading.
        if (MessageIdSyntax.IsId(reply.InReplyTo))
        {
            headers.Add(Raw(HeaderId.InReplyTo, ReferenceChain.Fold([reply.InReplyTo!])));
        }

        var references = ReferenceChain.Of(reply.References, null);
        if (!references.IsEmpty)
        {
            headers.Add(Raw(HeaderId.References, ReferenceChain.Fold(references)));
        }
    }

    private static void AddAutomation(HeaderList headers, bool approved)
    {
        if (!approved)
        {
            headers.Add(HeaderId.AutoSubmitted, "auto-replied"); // RFC 3834 §3.1.7
            headers.Add("X-Auto-Response-Suppress", "All"); // What Exchange reads in its stead.
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
            throw new ArgumentException("An address of the reply cannot stand in a header.", nameof(address));
        }

        return HeaderText.Mailbox(field, SafeText.Line(address.Name, MaxNameLength), email);
    }

    private static Multipart BodyOf(OutboundReply reply, MailWords words)
    {
        var body = new Multipart("alternative")
        {
            Part("plain", PlainBody.Render(words)),
            Part("html", HtmlBody.Render(words)),
        };
        body.Boundary = BoundaryOf(reply.Id);
        body.Headers.Add(HeaderId.ContentLanguage, words.Language); // RFC 3282
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

    private static MailWords WordsOf(OutboundReply reply, MailOptions options)
    {
        var phrases = MailPhrases.For(reply.Language);
        var quote = QuotedOriginal.Of(reply.QuotedText, options.QuotedBytes);
        var name = SafeText.Line(reply.To.Name, MaxNameLength);
        var who = name.Length > 0 && name != reply.To.Email ? $"{name} <{reply.To.Email}>" : reply.To.Email;
        return new(
            LanguageTag(reply.Language),
            SafeText.Line(reply.Subject, SubjectLine.MaxLength),
            [.. SafeText.Block(reply.Text).Trim('\n').Split('\n').Select(line => line.TrimEnd())],
            phrases.Sources,
            [.. (reply.Citations.IsDefault ? [] : reply.Citations).Select(source => SafeText.Line(source, MaxSourceLength)).Where(source => source.Length > 0).Take(MaxSources)],
            quote.Text.Length > 0 ? phrases.AttributionOf(reply.QuotedAt, who) : "",
            [.. quote.Text.Split('\n').Select(line => line.TrimEnd())],
            quote.IsCut ? phrases.Cut : null);
    }

    private static string LanguageTag(string language) =>
        language is { Length: 2 or 3 } && language.All(char.IsAsciiLetterLower) ? language : "en";
}
