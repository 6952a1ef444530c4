using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Text;

namespace MimeKit.Utils;

/// <summary>Message ids, quoting, and the values of small headers.</summary>
public static class MimeUtils
{
    private const string Base36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly string[] Encodings = ["", "7bit", "8bit", "binary", "base64", "quoted-printable", "x-uuencode"];

    public static readonly IEqualityComparer<string> OrdinalIgnoreCase = StringComparer.OrdinalIgnoreCase;

    /// <summary>A new, random id at the domain, without angle brackets (RFC 5322 section 3.6.4).</summary>
    public static string GenerateMessageId(string domain)
    {
        ArgumentException.ThrowIfNullOrEmpty(domain);
        var id = new StringBuilder();
        Append(id, (ulong)TimeProvider.System.GetUtcNow().Ticks);
        id.Append('.');
        Append(id, BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
        return id.Append('@').Append(ToAscii(domain)).ToString();
    }

    public static string GenerateMessageId()
    {
        string host;
        try
        {
            host = IPGlobalProperties.GetIPGlobalProperties().HostName.ToLowerInvariant();
        }
        catch (NetworkInformationException)
        {
            host = "localhost.localdomain";
        }

        return GenerateMessageId(host.Length == 0 ? "localhost.localdomain" : host);
    }

    /// <summary>The ids of a References or In-Reply-To value, without their brackets; what is no id is skipped.</summary>
    public static IEnumerable<string> EnumerateReferences(byte[] buffer, int startIndex, int length)
    {
        Arguments.CheckRange(buffer, startIndex, length);
        return MessageIdParser.ParseAll(buffer.AsSpan(startIndex, length));
    }

    public static IEnumerable<string> EnumerateReferences(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MessageIdParser.ParseAll(Encoding.UTF8.GetBytes(text));
    }

    public static string? ParseMessageId(byte[] buffer, int startIndex, int length)
    {
        Arguments.CheckRange(buffer, startIndex, length);
        return MessageIdParser.Parse(buffer.AsSpan(startIndex, length));
    }

    public static string? ParseMessageId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return MessageIdParser.Parse(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A MIME-Version value: two to four numbers, comments allowed.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Version? version)
    {
        version = null;
        return text is not null && TryParseVersion(Encoding.UTF8.GetBytes(text), out version);
    }

    public static bool TryParse(string? text, out ContentEncoding encoding)
    {
        var name = (text ?? string.Empty).AsSpan().TrimStart();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == ';' || char.IsWhiteSpace(name[i]))
            {
                name = name[..i];
                break;
            }
        }

        encoding = ContentEncoding.Default;
        for (var i = 1; i < Encodings.Length; i++)
        {
            if (name.Equals(Encodings[i], StringComparison.OrdinalIgnoreCase))
            {
                encoding = (ContentEncoding)i;
            }
        }

        if (name.Equals("uuencode", StringComparison.OrdinalIgnoreCase) || name.Equals("x-uue", StringComparison.OrdinalIgnoreCase))
        {
            encoding = ContentEncoding.UUEncode;
        }

        return encoding != ContentEncoding.Default;
    }

    public static StringBuilder AppendQuoted(StringBuilder builder, string text)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(text);
        return AppendQuotedSpan(builder, text);
    }

    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Quote(text.AsSpan());
    }

    public static string Quote(ReadOnlySpan<char> text) => AppendQuotedSpan(new StringBuilder(text.Length + 2), text).ToString();

    /// <summary>Removes quotes, escapes and line ends.</summary>
    public static string Unquote(string text, bool convertTabsToSpaces = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAny("\r\n\t\\\"") == -1)
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        var escaped = false;
        foreach (var c in text)
        {
            var keep = c switch
            {
                '\r' or '\n' => false,
                '\\' or '"' => escaped,
                _ => true,
            };
            if (keep)
            {
                output.Append(c == '\t' && convertTabsToSpaces ? ' ' : c);
            }

            escaped = c == '\\' && !escaped;
        }

        return output.ToString();
    }

    internal static byte[] Unquote(ReadOnlySpan<byte> text, bool tabsToSpaces)
    {
        var output = new byte[text.Length];
        var length = 0;
        var escaped = false;
        foreach (var c in text)
        {
            var keep = c switch
            {
                (byte)'\r' or (byte)'\n' => false,
                (byte)'\\' or (byte)'"' => escaped,
                _ => true,
            };
            if (keep)
            {
                output[length++] = c == '\t' && tabsToSpaces ? (byte)' ' : c;
            }

            escaped = c == '\\' && !escaped;
        }

        return length == output.Length ? output : output[..length];
    }

    internal static StringBuilder AppendQuotedSpan(StringBuilder output, ReadOnlySpan<char> text)
    {
        output.Append('"');
        foreach (var c in text)
        {
            if (c is '\\' or '"')
            {
                output.Append('\\');
            }

            output.Append(c);
        }

        return output.Append('"');
    }

    internal static bool TryParseVersion(ReadOnlySpan<byte> text, [NotNullWhen(true)] out Version? version)
    {
        version = null;
        var reader = new TokenReader(text);
        var numbers = new List<int>();
        while (true)
        {
            if (!reader.SkipComments() || !reader.TryReadInt32(out var number) || !reader.SkipComments())
            {
                return false;
            }

            numbers.Add(number);
            if (reader.AtEnd)
            {
                break;
            }

            if (!reader.Is('.'))
            {
                return false;
            }

            reader.Position++;
            if (reader.AtEnd)
            {
                break;
            }
        }

        version = numbers switch
        {
            [var a, var b] => new Version(a, b),
            [var a, var b, var c] => new Version(a, b, c),
            [var a, var b, var c, var d] => new Version(a, b, c, d),
            _ => null,
        };
        return version is not null;
    }

    private static void Append(StringBuilder output, ulong value)
    {
        do
        {
            output.Append(Base36[(int)(value % 36)]);
            value /= 36;
        }
        while (value != 0);
    }

    private static string ToAscii(string domain)
    {
        try
        {
            return new IdnMapping().GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }
}
