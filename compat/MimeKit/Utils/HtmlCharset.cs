using System.Text;
using System.Text.RegularExpressions;

namespace MimeKit.Utils;

/// <summary>
/// The charset that an HTML document declares in its first kilobyte:
/// https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
/// </summary>
internal static partial class HtmlCharset
{
    private const int Limit = 1024;

    public static Encoding? Detect(ReadOnlySpan<byte> content)
    {
        var text = Encoding.Latin1.GetString(content[..Math.Min(content.Length, Limit)]);
        bool inHtml = false, inHead = false;
        foreach (Match tag in Tag().Matches(text))
        {
            switch (tag.Groups["name"].Value.ToLowerInvariant())
            {
                case "html":
                    inHtml = true;
                    break;
                case "head":
                    inHead = inHtml;
                    break;
                case "/head" or "body" or "/html":
                    return null;
                case "meta" when inHead && FromMeta(tag.Groups["attributes"].Value) is { } encoding:
                    return encoding;
            }
        }

        return null;
    }

    private static Encoding? FromMeta(string attributes)
    {
        string? charset = null, content = null;
        var pragma = false;
        foreach (Match attribute in Attribute().Matches(attributes))
        {
            var value = attribute.Groups["value"].Value.Trim('"', '\'').Trim();
            switch (attribute.Groups["name"].Value.ToLowerInvariant())
            {
                case "charset":
                    charset = value;
                    break;
                case "http-equiv":
                    pragma = value.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);
                    break;
                case "content":
                    content = value;
                    break;
            }
        }

        if (charset is null && pragma && content is not null && ContentType.TryParse(content, out var type))
        {
            charset = type.Charset?.Trim();
        }

        if (string.IsNullOrEmpty(charset))
        {
            return null;
        }

        charset = charset.Equals("x-user-defined", StringComparison.OrdinalIgnoreCase) ? "windows-1252" : charset;
        if (!Charsets.TryGetEncoding(charset, out var encoding))
        {
            return null;
        }

        // A document that could be read this far is not UTF-16, whatever it says.
        return encoding.CodePage is 1200 or 1201 ? Charsets.StrictUtf8 : encoding;
    }

    [GeneratedRegex(@"<!--.*?-->|<(?<name>/?[a-z]+)(?<attributes>([^>""']|""[^""]*""|'[^']*')*)>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<name>[a-z-]+)\s*=\s*(?<value>""[^""]*""|'[^']*'|[^\s""'>]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}
