using System.Text;

namespace Platform.Outgoing;

/// <summary>The text/plain part: lines of 78 columns that end with CRLF (RFC 2046 §4.1.1).</summary>
internal static class PlainBody
{
    public static string Render(MailWords words)
    {
        var body = new StringBuilder();
        foreach (var line in words.Lines)
        {
            Append(body, line);
        }

        if (!words.Sources.IsEmpty)
        {
            body.Append("\r\n").Append(words.SourcesLabel).Append("\r\n");
            foreach (var source in words.Sources)
            {
                Append(body, $"- {source}");
            }
        }

        if (words.Attribution.Length > 0)
        {
            // On one line, however long: mail programs find a quote by this line, and miss it when it is broken.
            body.Append("\r\n").Append(words.Attribution).Append("\r\n");
            foreach (var line in words.Quote)
            {
                AppendQuoted(body, line);
            }

            if (words.CutNote is { } note)
            {
                body.Append("\r\n").Append(note).Append("\r\n");
            }
        }

        return body.ToString();
    }

    private static void Append(StringBuilder body, string line)
    {
        var indent = MailWords.IsListItem(line) ? "  " : "";
        var prefix = "";
        foreach (var wrapped in PlainWrap.Lines(line, PlainWrap.Columns - indent.Length))
        {
            body.Append(prefix).Append(wrapped).Append("\r\n");
            prefix = indent;
        }
    }

    private static void AppendQuoted(StringBuilder body, string line)
    {
        // RFC 3676 §4.5: quote marks are set close together, one space stands before the text.
        var depth = line.AsSpan().IndexOfAnyExcept('>');
        var marks = new string('>', 1 + Math.Min(depth < 0 ? line.Length : depth, 20));
        var text = line.AsSpan().TrimStart('>').TrimStart(' ').ToString();
        foreach (var wrapped in PlainWrap.Lines(text, PlainWrap.Columns - marks.Length - 1))
        {
            body.Append(marks).Append(wrapped.Length > 0 ? " " : "").Append(wrapped).Append("\r\n");
        }
    }
}
