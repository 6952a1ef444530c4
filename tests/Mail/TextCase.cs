using System.Text;

namespace Platform.Tests.Mail;

/// <summary>A mail, its new text, and what has to be found in its quote and its signature.</summary>
internal sealed record TextCase(string Name, byte[] Raw, string Text, string? Quote, string? Signature)
{
    private static readonly (string Section, string Type)[] Types =
    [
        ("plain", "text/plain; charset=*"), ("flowed", "text/plain; charset=*; format=flowed"), ("flowed-delsp", "text/plain; charset=*; format=flowed; delsp=yes"), ("html", "text/html; charset=*"),
    ];

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

    /// <summary>A whole mail (<c>[eml]</c>), or one made of <c>[plain]</c>, <c>[flowed]</c>, <c>[flowed-delsp]</c> and <c>[html]</c>; a charset may follow a colon.</summary>
    private static byte[] Mail(Dictionary<string, string> sections)
    {
        if (Find(sections, "eml") is { } whole)
        {
            return Charset(whole.Charset).GetBytes(whole.Content.TrimEnd('\n').Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n");
        }

        var headers = sections.GetValueOrDefault("headers", "").Trim();
        var mail = new StringBuilder();
        Add(mail, headers, "From", "A Customer <customer@example.org>");
        Add(mail, headers, "Subject", "Re: Your order");
        mail.Append("To: support@shop.example\r\nMessage-ID: <text@example.org>\r\nMIME-Version: 1.0\r\n");
        mail.Append(headers.Length > 0 ? headers.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n" : "");
        var parts = Types.Select(type => (type.Type, Content: Find(sections, type.Section))).Where(part => part.Content is not null).Select(part => Part(part.Type, part.Content!.Value)).ToList();
        mail.Append(parts.Count == 1
            ? parts[0]
            : "Content-Type: multipart/alternative; boundary=\"alt\"\r\n\r\n" + string.Concat(parts.Select(part => "--alt\r\n" + part)) + "--alt--\r\n");
        return Encoding.ASCII.GetBytes(mail.ToString());
    }

    private static (string Charset, string Content)? Find(Dictionary<string, string> sections, string name)
    {
        var found = sections.FirstOrDefault(section => section.Key == name || section.Key.StartsWith(name + ":", StringComparison.Ordinal));
        return found.Key is null ? null : (found.Key == name ? "utf-8" : found.Key[(name.Length + 1)..], found.Value);
    }

    private static string Part(string type, (string Charset, string Content) part)
    {
        var charset = Charset(part.Charset);
        byte[] bytes = [.. charset.CodePage == 1200 ? charset.Preamble : [], .. charset.GetBytes(part.Content.Replace("\n", "\r\n", StringComparison.Ordinal))];
        return $"Content-Type: {type.Replace("*", part.Charset, StringComparison.Ordinal)}\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks)}\r\n";
    }

    private static Encoding Charset(string name) => name == "utf-8" ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    private static void Add(StringBuilder mail, string headers, string name, string value)
    {
        if (!("\n" + headers).Contains("\n" + name + ":", StringComparison.Ordinal))
        {
            mail.Append(name).Append(": ").Append(value).Append("\r\n");
        }
    }
}
