using MimeKit;
using Platform.Mail.Pdf;

namespace Platform.Mail;

/// <summary>Describes attachments; the decoded bytes are streamed through a hash and not held.</summary>
internal static class AttachmentReader
{
    private const int MaxName = 200;

    public static MailAttachment Part(MimePart part, bool inline, int maxText)
    {
        var pdf = IsPdf(part);
        var textual = IsText(part);
        using var sink = new ContentSink(pdf ? PdfLimits.MaxBytes + 1 : textual ? maxText * 4 : 0, hash: true);
        part.Content?.DecodeTo(sink);
        var info = new AttachmentInfo(CleanName(part.FileName), part.ContentType.MimeType.ToLowerInvariant(), sink.Total, sink.Hash());
        var shownInline = inline || (!part.IsAttachment && !string.IsNullOrEmpty(part.ContentId));
        return new MailAttachment(info, pdf ? PdfText.Read(sink.KeptMemory, maxText) : textual ? Text(part, sink.Kept, maxText) : null, shownInline);
    }

    public static MailAttachment Message(MessagePart part, MimeMessage message, string text)
    {
        using var sink = new ContentSink(0, hash: true);
        message.WriteTo(sink);
        var name = part.ContentDisposition?.FileName ?? part.ContentType.Name;
        return new MailAttachment(new AttachmentInfo(CleanName(name), "message/rfc822", sink.Total, sink.Hash()), text, IsInline: false);
    }

    /// <summary>The name without path, control and invisible characters: it is shown to people and never used as a path.</summary>
    public static string CleanName(string? name)
    {
        var tidy = TextTidy.OneLine(name ?? "");
        tidy = tidy[(tidy.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return tidy.Length > MaxName ? tidy[..(MaxName / 2)] + tidy[^(MaxName / 2)..] : tidy;
    }

    private static bool IsPdf(MimePart part) =>
        part.ContentType.IsMimeType("application", "pdf") || part.ContentType.IsMimeType("application", "x-pdf")
        || (part.ContentType.IsMimeType("application", "octet-stream") && (part.FileName ?? "").EndsWith(".pdf", StringComparison.OrdinalIgnoreCase));

    private static bool IsText(MimePart part)
    {
        var type = part.ContentType;
        if (string.Equals(type.MediaType, "text", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var name = part.FileName ?? "";
        return type.MediaSubtype.Equals("csv", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);
    }

    private static string Text(MimePart part, ReadOnlySpan<byte> bytes, int maxText)
    {
        var html = part.ContentType.MediaSubtype.Equals("html", StringComparison.OrdinalIgnoreCase)
            || (part.FileName ?? "").EndsWith(".html", StringComparison.OrdinalIgnoreCase) || (part.FileName ?? "").EndsWith(".htm", StringComparison.OrdinalIgnoreCase);
        var decoded = CharsetText.Decode(bytes, part.ContentType.Charset, html);
        var text = TextSplitter.Full(html ? HtmlText.Read(decoded) : PlainLines.Read(decoded));
        return text.Length > maxText ? text[..maxText] : text;
    }
}
