using System.Text;

namespace MimeKit.Utils;

/// <summary>Encoded words in headers (RFC 2047).</summary>
public static class Rfc2047
{
    public static string DecodePhrase(ParserOptions options, byte[] phrase, int startIndex, int count) =>
        Decode(options, phrase, startIndex, count, phrase: true);

    public static string DecodePhrase(byte[] phrase, int startIndex, int count) =>
        DecodePhrase(ParserOptions.Default, phrase, startIndex, count);

    public static string DecodePhrase(ParserOptions options, byte[] phrase) => DecodePhrase(options, phrase, 0, Length(phrase));

    public static string DecodePhrase(byte[] phrase) => DecodePhrase(ParserOptions.Default, phrase, 0, Length(phrase));

    public static string DecodeText(ParserOptions options, byte[] text, int startIndex, int count) =>
        Decode(options, text, startIndex, count, phrase: false);

    public static string DecodeText(byte[] text, int startIndex, int count) => DecodeText(ParserOptions.Default, text, startIndex, count);

    public static string DecodeText(ParserOptions options, byte[] text) => DecodeText(options, text, 0, Length(text));

    public static string DecodeText(byte[] text) => DecodeText(ParserOptions.Default, text, 0, Length(text));

    public static byte[] EncodePhrase(FormatOptions options, Encoding charset, string phrase, int startIndex, int count) =>
        Encode(options, charset, phrase, startIndex, count, EncodedWordPlace.Phrase);

    public static byte[] EncodePhrase(Encoding charset, string phrase, int startIndex, int count) =>
        EncodePhrase(FormatOptions.Default, charset, phrase, startIndex, count);

    public static byte[] EncodePhrase(FormatOptions options, Encoding charset, string phrase) =>
        EncodePhrase(options, charset, phrase, 0, Length(phrase));

    public static byte[] EncodePhrase(Encoding charset, string phrase) => EncodePhrase(FormatOptions.Default, charset, phrase);

    public static byte[] EncodeText(FormatOptions options, Encoding charset, string text, int startIndex, int count) =>
        Encode(options, charset, text, startIndex, count, EncodedWordPlace.Text);

    public static byte[] EncodeText(Encoding charset, string text, int startIndex, int count) =>
        EncodeText(FormatOptions.Default, charset, text, startIndex, count);

    public static byte[] EncodeText(FormatOptions options, Encoding charset, string text) =>
        EncodeText(options, charset, text, 0, Length(text));

    public static byte[] EncodeText(Encoding charset, string text) => EncodeText(FormatOptions.Default, charset, text);

    private static int Length(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length;
    }

    private static int Length(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length;
    }

    private static string Decode(ParserOptions options, byte[] text, int startIndex, int count, bool phrase)
    {
        ArgumentNullException.ThrowIfNull(options);
        Arguments.CheckRange(text, startIndex, count);
        return EncodedWordDecoder.Decode(options, text.AsSpan(startIndex, count), phrase);
    }

    private static byte[] Encode(FormatOptions options, Encoding charset, string text, int startIndex, int count, EncodedWordPlace place)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(charset);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(startIndex);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, text.Length - startIndex);
        return Encoding.ASCII.GetBytes(EncodedWordWriter.Encode(options, charset, text, startIndex, count, place));
    }
}
