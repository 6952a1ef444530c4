using System.Text;
using Platform.Tests.Mail;

namespace Platform.Tests.Injection;

/// <summary>Mails that carry a text at a place where a customer's own words are not.</summary>
internal static class InjectionMail
{
    private const string Boundary = "b1";

    private static readonly Dictionary<string, Func<string, string>> Html = new(StringComparer.Ordinal)
    {
        ["html-comment"] = text => $"<!-- {text} -->",
        ["conditional-comment"] = text => $"<!--[if mso]><p>{text}</p><![endif]-->",
        ["display-none"] = text => $"<div style=\"display:none\"><p>{text}</p></div>",
        ["hidden-attribute"] = text => $"<p hidden>{text}</p>",
        ["style-class"] = text => $"<style>.x1{{display:none}}</style><p class=\"x1\">{text}</p>",
        ["font-zero"] = text => $"<p style=\"font-size:0px\">{text}</p>",
        ["white"] = text => $"<p style=\"color:#ffffff\">{text}</p>",
        ["near-white"] = text => $"<p style=\"color:rgb(252, 253, 254)\">{text}</p>",
        ["same-colour"] = text => $"<p style=\"color:#204060;background-color:#204060\">{text}</p>",
        ["off-screen"] = text => $"<div style=\"position:absolute;left:-10000px\">{text}</div>",
        ["opacity"] = text => $"<p style=\"opacity:0\">{text}</p>",
        ["zero-box"] = text => $"<div style=\"max-height:0;overflow:hidden\">{text}</div>",
        ["visibility"] = text => $"<p style=\"visibility:hidden\">{text}</p>",
        ["script"] = text => $"<script>/* {text} */</script>",
        ["title"] = text => $"<title>{text}</title>",
        ["alt"] = text => $"<img src=\"cid:x\" alt=\"{text}\">",
        ["title-attribute"] = text => $"<p title=\"{text}\">&nbsp;</p>",
        ["gmail-quote"] = text => $"<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, 16 Nov 2026 at 10:00, Shop &lt;support@shop.example&gt; wrote:</div><blockquote class=\"gmail_quote\">{text}</blockquote></div>",
    };

    private static readonly Dictionary<string, Func<string, string, string>> Plain = new(StringComparer.Ordinal)
    {
        ["body"] = (request, text) => $"{request}\r\n\r\n{text}",
        ["tag-characters"] = (request, text) => request + string.Concat(text.Select(letter => char.ConvertFromUtf32(0xE0000 + (letter & 0x7F)))),
        ["quoted"] = (request, text) => $"{request}\r\n\r\nOn Mon, 16 Nov 2026 at 10:00, Shop <support@shop.example> wrote:\r\n> {text}",
        ["outlook-quote"] = (request, text) => $"{request}\r\n\r\n-----Original Message-----\r\nFrom: Shop <support@shop.example>\r\nSent: Monday, November 16, 2026 10:00 AM\r\nTo: ann@example.com\r\nSubject: Hello\r\n\r\n{text}",
        ["signature"] = (request, text) => $"{request}\r\n\r\n-- \r\n{text}",
        ["disclaimer"] = (request, text) => $"{request}\r\n\r\nThis e-mail and any attachments are confidential. If you are not the intended recipient, delete it. {text}",
    };

    private static readonly Dictionary<string, Func<string, string>> Parts = new(StringComparer.Ordinal)
    {
        ["file-name"] = text => $"Content-Type: image/png\r\nContent-Disposition: attachment; filename=\"{text.Replace("/", "-", StringComparison.Ordinal)}\"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=",
        ["attached-text"] = text => $"Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename=\"note.txt\"\r\n\r\n{text}",
        ["attached-csv"] = text => $"Content-Type: text/csv; charset=utf-8\r\nContent-Disposition: attachment; filename=\"list.csv\"\r\n\r\nline;text\r\n1;{text}",
        ["attached-html"] = text => $"Content-Type: text/html; charset=utf-8\r\nContent-Disposition: attachment; filename=\"page.html\"\r\n\r\n<p>{text}</p>",
        ["attached-pdf"] = text => Pdf(text, mode: 0),
        ["attached-pdf-invisible"] = text => Pdf(text, mode: 3),
        ["forwarded"] = text => $"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\nFrom: shop@example.net\r\nSubject: Hello\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}",
    };

    /// <summary>Every place.</summary>
    public static IEnumerable<string> Places => [.. Html.Keys, .. Plain.Keys, .. Parts.Keys, "unseen-alternative", "preamble", "epilogue", "header", "subject", "name"];

    /// <summary>The mail of a case.</summary>
    public static byte[] Create(string id, string from, string place, string request, string text)
    {
        var mail = new StringBuilder()
            .Append("From: \"").Append(place == "name" ? text : "Ann Other").Append("\" <").Append(from).Append(">\r\nTo: support@shop.example\r\nSubject: ").Append(place == "subject" ? text : "A question")
            .Append("\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\nMessage-ID: <").Append(id).Append("@mail.example.com>\r\nMIME-Version: 1.0\r\n");
        if (place == "header")
        {
            mail.Append("X-Instructions: ").Append(text).Append("\r\nX-Verification-Level: 3\r\nComments: ").Append(text).Append("\r\nKeywords: ").Append(text).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(mail.Append(Body(place, request, text)).Append("\r\n").ToString());
    }

    private static string Body(string place, string request, string text)
    {
        if (Html.TryGetValue(place, out var html))
        {
            return $"Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>{request}</p>{html(text)}</body></html>";
        }

        if (Plain.TryGetValue(place, out var plain))
        {
            return $"Content-Type: text/plain; charset=utf-8\r\n\r\n{plain(request, text)}";
        }

        var own = $"--{Boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{request}\r\n";
        return place switch
        {
            "unseen-alternative" => $"Content-Type: multipart/alternative; boundary={Boundary}\r\n\r\n--{Boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n--{Boundary}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{request}</p>\r\n--{Boundary}--",
            "preamble" => $"Content-Type: multipart/mixed; boundary={Boundary}\r\n\r\n{text}\r\n{own}--{Boundary}--",
            "epilogue" => $"Content-Type: multipart/mixed; boundary={Boundary}\r\n\r\n{own}--{Boundary}--\r\n{text}",
            "header" or "subject" or "name" => $"Content-Type: text/plain; charset=utf-8\r\n\r\n{request}",
            _ => $"Content-Type: multipart/mixed; boundary={Boundary}\r\n\r\n{own}--{Boundary}\r\n{Parts[place](text)}\r\n--{Boundary}--",
        };
    }

    private static string Pdf(string text, int mode) =>
        $"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"paper.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(TestPdf.Create([text], mode), Base64FormattingOptions.InsertLineBreaks)}";
}
