using System.Text;

namespace Platform.Tests.Mail;

/// <summary>A mail, its new text, and what has to be found in its quote and its signature.</summary>
internal sealed record TextCase(string Name, byte[] Raw, string Text, string? Quote, string? Signature)
{
    public static TextCase Parse((string Head, string Body) part)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in ("\n" + part.Body).Split("\n[").Skip(1))
        {
            var end = section.IndexOf(']', StringComparison.Ordinal);
            sections.Add(section[..end], section[(end + 1)..].TrimStart('\n'));
        }

        return new TextCase(part.Head, Mail(sections), sections["text"].Trim('\n'), sections.GetValueOrDefault("quote")?.Trim(), sections.GetValueOrDefault("signature")?.Trim());
    }

    private static byte[] Mail(Dictionary<string, string> sections)
    {
        if (sections.TryGetValue("eml", out var eml))
        {
            return Encoding.UTF8.GetBytes(eml.Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        if (sections.TryGetValue("eml-latin1", out var latin))
        {
            return Encoding.Latin1.GetBytes(latin.Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        var headers = sections.GetValueOrDefault("headers", "").Trim();
        var mail = new StringBuilder();
        Add(mail, headers, "From", "A Customer <customer@example.org>");
        Add(mail, headers, "Subject", "Re: Your order");
        mail.Append("To: support@shop.example\r\nMessage-ID: <text@example.org>\r\nMIME-Version: 1.0\r\n");
        mail.Append(headers.Length > 0 ? headers.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n" : "");
        var (type, body) = sections.TryGetValue("html", out var html) ? ("text/html; charset=utf-8", html)
            : sections.TryGetValue("flowed", out var flowed) ? ("text/plain; charset=utf-8; format=flowed", flowed)
            : ("text/plain; charset=utf-8", sections["plain"]);
        mail.Append("Content-Type: ").Append(type).Append("\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        mail.Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(body.Replace("\n", "\r\n", StringComparison.Ordinal)), Base64FormattingOptions.InsertLineBreaks));
        return Encoding.UTF8.GetBytes(mail.Append("\r\n").ToString());
    }

    private static void Add(StringBuilder mail, string headers, string name, string value)
    {
        if (!("\n" + headers).Contains("\n" + name + ":", StringComparison.Ordinal))
        {
            mail.Append(name).Append(": ").Append(value).Append("\r\n");
        }
    }
}
