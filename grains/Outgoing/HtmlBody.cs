using System.Text;

namespace Platform.Outgoing;

/// <summary>The text/html part: paragraphs, lists and a quote, with inline styles only, since Outlook and Gmail drop or rewrite the rest.</summary>
internal static class HtmlBody
{
    private const string QuoteStyle = "margin:0 0 0 8px;padding:0 0 0 12px;border-left:2px solid #cccccc;color:#555555";

    public static string Render(MailWords words)
    {
        var html = new StringBuilder("<!DOCTYPE html>\r\n<html lang=\"").AppendEscaped(words.Language).Append("\">\r\n<head>\r\n")
            .Append("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\r\n<title>")
            .AppendEscaped(words.Title).Append("</title>\r\n</head>\r\n")
            .Append("<body style=\"font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#222222\">\r\n");
        AppendOwnText(html, words.Lines);
        if (!words.Sources.IsEmpty)
        {
            html.Append("<p>").AppendEscaped(words.SourcesLabel).Append("</p>\r\n");
            AppendList(html, words.Sources);
        }

        if (words.Attribution.Length > 0)
        {
            AppendQuote(html, words);
        }

        return html.Append("</body>\r\n</html>\r\n").ToString();
    }

    private static void AppendOwnText(StringBuilder html, ImmutableArray<string> lines)
    {
        for (var at = 0; at < lines.Length;)
        {
            var end = at;
            if (lines[at].Length == 0)
            {
                at++;
            }
            else if (MailWords.IsListItem(lines[at]))
            {
                while (end < lines.Length && MailWords.IsListItem(lines[end]))
                {
                    end++;
                }

                AppendList(html, [.. lines[at..end].Select(line => line[2..].Trim())]);
                at = end;
            }
            else
            {
                while (end < lines.Length && lines[end].Length > 0 && !MailWords.IsListItem(lines[end]))
                {
                    html.Append(end == at ? "<p>" : "<br>\r\n").AppendLinked(lines[end]);
                    end++;
                }

                html.Append("</p>\r\n");
                at = end;
            }
        }
    }

    private static void AppendList(StringBuilder html, ImmutableArray<string> items)
    {
        html.Append("<ul>\r\n");
        foreach (var item in items)
        {
            html.Append("<li>").AppendLinked(item).Append("</li>\r\n");
        }

        html.Append("</ul>\r\n");
    }

    private static void AppendQuote(StringBuilder html, MailWords words)
    {
        html.Append("<p>").AppendEscaped(words.Attribution).Append("</p>\r\n<blockquote type=\"cite\" style=\"").Append(QuoteStyle).Append("\">\r\n");
        for (var at = 0; at < words.Quote.Length; at++)
        {
            html.Append(at == 0 ? "" : "<br>\r\n").AppendEscaped(words.Quote[at]);
        }

        html.Append("\r\n</blockquote>\r\n");
        if (words.CutNote is { } note)
        {
            html.Append("<p>").AppendEscaped(note).Append("</p>\r\n");
        }
    }
}
