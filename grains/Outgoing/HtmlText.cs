using System.Text;

namespace Platform.Outgoing;

/// <summary>Text as HTML. Nothing of it is markup, whoever wrote it.</summary>
internal static class HtmlText
{
    /// <summary>Appends text, escaped for content and for attributes in double quotes.</summary>
    public static StringBuilder AppendEscaped(this StringBuilder html, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny("&<>\"'") is var at and >= 0)
        {
            html.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#39;",
            });
            text = text[(at + 1)..];
        }

        return html.Append(text);
    }

    /// <summary>Appends text of our own; its web addresses become links that show where they lead. Quoted text is never linked: it is not ours.</summary>
    public static StringBuilder AppendLinked(this StringBuilder html, ReadOnlySpan<char> text)
    {
        while (FindLink(text) is { Length: > 0 } link)
        {
            html.AppendEscaped(text[..link.Start]).Append("<a href=\"");
            html.AppendEscaped(text.Slice(link.Start, link.Length)).Append("\">");
            html.AppendEscaped(text.Slice(link.Start, link.Length)).Append("</a>");
            text = text[(link.Start + link.Length)..];
        }

        return html.AppendEscaped(text);
    }

    private static (int Start, int Length) FindLink(ReadOnlySpan<char> text)
    {
        for (var from = 0; from < text.Length;)
        {
            var found = text[from..].IndexOf("http", StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                break;
            }

            var start = from + found;
            var length = LinkLength(text[start..]);
            if (length > 0 && (start == 0 || !char.IsAsciiLetterOrDigit(text[start - 1])))
            {
                return (start, length);
            }

            from = start + 4;
        }

        return default;
    }

    private static int LinkLength(ReadOnlySpan<char> text)
    {
        var scheme = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        if (scheme == 0 || scheme == text.Length || !char.IsAsciiLetterOrDigit(text[scheme]))
        {
            return 0;
        }

        // RFC 3986: ASCII only, so that a sentence that goes on without a space (Chinese) is not part of the address.
        var end = scheme;
        while (end < text.Length && text[end] is > ' ' and < '\x7f' and not ('<' or '>' or '"' or '\\' or '^' or '`' or '{' or '|' or '}'))
        {
            end++;
        }

        // What ends a sentence does not end an address; a bracket does when it was opened in it.
        while (end > scheme && (text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or ']' || (text[end - 1] == ')' && text[..end].IndexOf('(') < 0)))
        {
            end--;
        }

        return end;
    }
}
