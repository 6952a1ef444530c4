using System.Collections.Frozen;
using System.Text;
using System.Text.Unicode;

namespace Platform.Mail;

/// <summary>
/// Bytes of a part to text. The declared charset is believed as browsers do (ISO-8859-1 means windows-1252); what is not
/// declared, or declared wrongly, is UTF-8 if it is valid UTF-8 and windows-1252 otherwise. Never throws.
/// </summary>
internal static class CharsetText
{
    private static readonly Encoding Western;

    /// <summary>Names that .NET does not know, or that mail uses for a larger charset than the one it names.</summary>
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252",
        ["8859-1"] = "windows-1252",
        ["cp1252"] = "windows-1252",
        ["ansi"] = "windows-1252",
        ["cp1250"] = "windows-1250",
        ["cp1251"] = "windows-1251",
        ["iso-8859-9"] = "windows-1254",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["gb_2312-80"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["cp936"] = "gb18030",
        ["big5-hkscs"] = "big5",
        ["cp950"] = "big5",
        ["ks_c_5601-1987"] = "ks_c_5601-1987",
        ["cp949"] = "ks_c_5601-1987",
        ["euc-kr"] = "ks_c_5601-1987",
        ["windows-31j"] = "shift_jis",
        ["cp932"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["sjis"] = "shift_jis",
        ["utf8"] = "utf-8",
        ["utf-8mb4"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["koi8r"] = "koi8-r",
        ["macroman"] = "macintosh",
        ["x-mac-roman"] = "macintosh",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static CharsetText()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Western = Encoding.GetEncoding(1252);
    }

    /// <summary>Makes .NET's further code pages known; the parser of mail remembers what it could not find, so this comes before it.</summary>
    public static void Prepare() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(CharsetText).TypeHandle);

    public static string Decode(ReadOnlySpan<byte> bytes, string? charset, bool html = false)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]);
        }

        var encoding = Find(charset) ?? (html ? Find(MetaCharset(bytes)) : null);
        var guess = encoding is null or ASCIIEncoding or UTF8Encoding;
        return guess ? Guess(bytes) : encoding!.GetString(bytes);
    }

    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        // A bounded read may have cut the last character in two.
        var whole = bytes;
        for (var i = 0; i < 4 && whole.Length > 0 && !Utf8.IsValid(whole); i++)
        {
            whole = whole[..^1];
        }

        if (Utf8.IsValid(whole))
        {
            return Encoding.UTF8.GetString(whole);
        }

        // Mostly UTF-8 with a few broken bytes is still UTF-8: count well-formed pairs against stray high bytes.
        var text = Encoding.UTF8.GetString(bytes);
        var broken = text.AsSpan().Count('\uFFFD');
        var high = 0;
        foreach (var c in text)
        {
            high += c is >= '\u0080' and not '\uFFFD' ? 1 : 0;
        }

        return high > broken * 4 ? text : Western.GetString(bytes);
    }

    private static Encoding? Find(string? charset)
    {
        var name = (charset ?? "").AsSpan().Trim(" \"';").ToString();
        if (name.Length is 0 or > 40)
        {
            return null;
        }

        try
        {
            return Encoding.GetEncoding(Aliases.GetValueOrDefault(name, name));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The charset of a meta element, looked for as browsers do: in the first 1,024 bytes.</summary>
    private static string? MetaCharset(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(1024, bytes.Length)]);
        var at = start.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var name = start.AsSpan(at + 8).TrimStart("\"' ");
        var end = name.IndexOfAny("\"' ;/>");
        return end > 0 ? name[..end].ToString() : null;
    }
}
