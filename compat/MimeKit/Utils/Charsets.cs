using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace MimeKit.Utils;

/// <summary>Charset names as they occur in mail, and the guess when none is declared.</summary>
internal static class Charsets
{
    public const int Utf8CodePage = 65001;
    public const int Latin1CodePage = 28591;

    /// <summary>Throws where a byte sequence is not UTF-8: the caller falls back to Latin-1.</summary>
    public static readonly Encoding StrictUtf8;

    // A mail decides what is asked for: without a bound the cache would grow with every invented name.
    private const int MaxCached = 512;

    private static readonly ConcurrentDictionary<string, int> Cache = new(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int> Aliases = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = 65001, ["utf8"] = 65001, ["unicode"] = 65001, ["ansi_x3.4-1968"] = 20127,
        ["ansi_x3.110-1983"] = 28591, ["latin1"] = 28591, ["macintosh"] = 10000, ["x-mac-icelandic"] = 10079,
        ["ks_c_5601-1987"] = 51949, ["ksc-5601-1987"] = 51949, ["ksc-5601_1987"] = 51949, ["ksc-5601"] = 51949,
        ["5601"] = 51949, ["ks_c_5861-1992"] = 51949, ["ksc-5861-1992"] = 51949, ["ksc-5861_1992"] = 51949,
        ["euckr-0"] = 51949, ["euc-kr"] = 51949,
        ["big5"] = 950, ["big5-0"] = 950, ["big5-hkscs"] = 950, ["big5.eten-0"] = 950, ["big5hkscs-0"] = 950,
        ["gb2312"] = 936, ["gb-2312"] = 936, ["gb2312-0"] = 936, ["gb2312-80"] = 936, ["gb2312.1980-0"] = 936,
        ["euc-cn"] = 51936, ["gbk-0"] = 51936, ["x-gbk"] = 51936, ["gbk"] = 51936,
        ["hz-gb-2312"] = 52936, ["hz-gb2312"] = 52936, ["gb18030-0"] = 54936, ["gb18030"] = 54936,
        ["eucjp-0"] = 51932, ["euc-jp"] = 51932, ["ujis-0"] = 51932, ["ujis"] = 51932,
        ["shift_jis"] = 932, ["jisx0208.1983-0"] = 932, ["jisx0212.1990-0"] = 932, ["pck"] = 932, ["iso-2022-jp"] = 50220,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static Charsets()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        StrictUtf8 = Encoding.GetEncoding(Utf8CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    /// <summary>The code page of a name, or -1 when nothing knows it.</summary>
    public static int GetCodePage(string charset)
    {
        if (Aliases.TryGetValue(charset, out var codePage))
        {
            return Probe(codePage);
        }

        if (Cache.TryGetValue(charset, out codePage))
        {
            return codePage;
        }

        codePage = ParseCodePage(charset);
        codePage = codePage != -1 ? Probe(codePage) : ByName(charset);
        if (Cache.Count < MaxCached)
        {
            Cache[charset] = codePage;
        }

        return codePage;
    }

    public static bool TryGetEncoding(string charset, [NotNullWhen(true)] out Encoding? encoding)
    {
        var codePage = GetCodePage(charset);
        encoding = codePage == -1 ? null : TryGet(codePage);
        return encoding is not null;
    }

    public static Encoding GetEncoding(string charset) =>
        TryGetEncoding(charset, out var encoding)
            ? encoding
            : throw new NotSupportedException($"The '{charset}' encoding is not supported.");

    /// <summary>The name to declare for an encoding (RFC 2046 section 4.1.2).</summary>
    public static string GetMimeCharset(Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        return encoding.CodePage switch
        {
            932 => "shift_jis",
            949 or 50225 => "euc-kr",
            50220 or 50221 => "iso-2022-jp",
            _ => encoding.WebName.ToLowerInvariant(),
        };
    }

    /// <summary>Decodes text with no declared charset: UTF-8 when it is valid, the caller's own, else Latin-1.</summary>
    public static string Guess(ParserOptions options, ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            return Encoding.UTF8.GetString(text);
        }

        var own = options.CharsetEncoding;
        if (own.CodePage is not (Utf8CodePage or Latin1CodePage))
        {
            try
            {
                return Encoding.GetEncoding(own.CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback).GetString(text);
            }
            catch (Exception e) when (e is DecoderFallbackException or NotSupportedException or ArgumentException)
            {
                // Not valid in it either: Latin-1 takes any byte.
            }
        }

        return Encoding.Latin1.GetString(text);
    }

    public static string Decode(ParserOptions options, int codePage, ReadOnlySpan<byte> text)
    {
        var encoding = codePage == -1 ? null : TryGet(codePage);
        return encoding is null ? Guess(options, text) : encoding.GetString(text);
    }

    /// <summary>A character cut off at the end, as in a mail that was truncated, is left out.</summary>
    public static string DecodeText(Encoding encoding, ReadOnlySpan<byte> text)
    {
        if (encoding.IsSingleByte || (encoding.CodePage == Utf8CodePage && Utf8.IsValid(text)))
        {
            return encoding.GetString(text);
        }

        var decoder = encoding.GetDecoder();
        var chars = new char[decoder.GetCharCount(text, flush: false)];
        return new string(chars, 0, decoder.GetChars(text, chars, flush: false));
    }

    public static Encoding GetEncodingOrDefault(int codePage, Encoding fallback) => TryGet(codePage) ?? fallback;

    public static bool TryGetBomEncoding(ReadOnlySpan<byte> text, [NotNullWhen(true)] out Encoding? encoding)
    {
        encoding = text switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [0xEF, 0xBB, 0xBF, ..] => StrictUtf8,
            _ => null,
        };
        return encoding is not null;
    }

    private static int Probe(int codePage) => TryGet(codePage) is null ? -1 : codePage;

    private static Encoding? TryGet(int codePage)
    {
        try
        {
            return Encoding.GetEncoding(codePage);
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static int ByName(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset).CodePage;
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            return -1;
        }
    }

    /// <summary>Names that carry a number: windows-1252, cp1252, ibm850, iso-8859-15, ISO_8859_1, iso-2022-jp.</summary>
    private static int ParseCodePage(string charset)
    {
        foreach (var (prefix, iso) in new[] { ("windows", false), ("ibm", false), ("iso", true), ("cp", false) })
        {
            if (!charset.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var rest = charset.AsSpan(prefix.Length);
            rest = rest is ['-' or '_', ..] ? rest[1..] : rest;
            if (prefix == "windows" && rest is ['c', 'p', _, ..])
            {
                rest = rest[2..];
            }

            return iso ? ParseIso(rest) : Number(rest);
        }

        return -1;
    }

    private static int ParseIso(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 5)
        {
            return -1;
        }

        var dash = rest.IndexOfAny('-', '_');
        var number = Number(dash == -1 ? rest : rest[..dash]);
        if (number == 10646)
        {
            return 1201;
        }

        var part = dash == -1 || dash + 2 > rest.Length ? [] : rest[(dash + 1)..];
        return number switch
        {
            8859 => Number(part) is var n and ((> 0 and < 10) or (> 12 and < 16)) ? 28590 + n : -1,
            2022 when part.Equals("jp", StringComparison.OrdinalIgnoreCase) => 50220,
            2022 when part.Equals("kr", StringComparison.OrdinalIgnoreCase) => 50225,
            _ => -1,
        };
    }

    private static int Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
