using MimeKit;

namespace Platform.Mail;

/// <summary>The bytes of a text part to visible lines.</summary>
internal static class BodyText
{
    public static List<TextLine> Lines(MimePart part, ReadOnlySpan<byte> bytes)
    {
        var type = part.ContentType;
        var html = type.MediaSubtype.Equals("html", StringComparison.OrdinalIgnoreCase);
        var text = CharsetText.Decode(bytes, type.Charset, html);
        if (html || LooksLikeHtml(text))
        {
            return HtmlText.Read(text);
        }

        if (type.MediaSubtype is "enriched" or "richtext")
        {
            return HtmlText.Read(text.Replace("\r", "", StringComparison.Ordinal).Replace("\n\n", "<br>", StringComparison.Ordinal));
        }

        if (string.Equals(type.Parameters["format"], "flowed", StringComparison.OrdinalIgnoreCase))
        {
            text = FlowedText.Unwrap(text, string.Equals(type.Parameters["delsp"], "yes", StringComparison.OrdinalIgnoreCase));
        }

        return PlainLines.Read(text);
    }

    /// <summary>Some shops' forms and scripts send HTML as text/plain.</summary>
    private static bool LooksLikeHtml(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 256)).TrimStart();
        return start.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
