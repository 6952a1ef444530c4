using System.Text;

namespace MimeKit.Utils;

internal enum EncodedWordPlace
{
    Phrase,
    Text,
    Comment,
}

/// <summary>Writes header text as encoded words where it needs them (RFC 2047 section 5).</summary>
internal static class EncodedWordWriter
{
    public static string Encode(FormatOptions options, Encoding encoding, string text, int start, int count, EncodedWordPlace place)
    {
        var charset = Charsets.GetMimeCharset(encoding);
        var words = new HeaderWordSplitter(options, encoding, text, place == EncodedWordPlace.Phrase).Split(start, count);
        words = HeaderWordMerger.Merge(options, charset, words);
        var output = new StringBuilder(count + 16);
        if (place == EncodedWordPlace.Comment)
        {
            output.Append('(');
        }

        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Kind == HeaderWordKind.Encoded && !options.AllowMixedHeaderCharsets)
            {
                word.Charset = HeaderWordCharset.Given;
            }

            var previous = i == 0 ? null : (HeaderWord?)words[i - 1];
            AppendWord(output, encoding, text, word, previous, place);
        }

        if (place == EncodedWordPlace.Comment)
        {
            output.Append(')');
        }

        return output.ToString();
    }

    /// <summary>One encoded word of the given text; the number of characters written.</summary>
    public static int AppendEncoded(StringBuilder output, Encoding encoding, ReadOnlySpan<char> text, bool phrase)
    {
        var before = output.Length;
        byte[] bytes;
        try
        {
            bytes = ToBytes(encoding, text);
        }
        catch (EncoderFallbackException)
        {
            encoding = Encoding.UTF8;
            bytes = ToBytes(encoding, text);
        }

        output.Append("=?").Append(Charsets.GetMimeCharset(encoding)).Append('?');
        if (NeedsBase64(encoding, bytes))
        {
            output.Append("b?").Append(Convert.ToBase64String(bytes));
        }
        else
        {
            output.Append("q?");
            AppendQ(output, bytes, phrase);
        }

        output.Append("?=");
        return output.Length - before;
    }

    private static void AppendWord(StringBuilder output, Encoding encoding, string text, in HeaderWord word, in HeaderWord? previous, EncodedWordPlace place)
    {
        var start = word.Start;
        if (previous is { } before)
        {
            if (before.Kind == HeaderWordKind.Encoded && word.Kind == HeaderWordKind.Encoded)
            {
                // White space between encoded words is dropped by the reader: it goes into the second word.
                output.Append(place == EncodedWordPlace.Phrase ? '\t' : ' ');
                start = before.End;
            }
            else
            {
                output.Append(text.AsSpan(before.End, word.Start - before.End));
            }
        }

        var value = text.AsSpan(start, word.End - start);
        switch (word.Kind)
        {
            case HeaderWordKind.Atom:
                output.Append(value);
                break;
            case HeaderWordKind.Quoted:
                MimeUtils.AppendQuotedSpan(output, value);
                break;
            default:
                var charset = word.Charset switch
                {
                    HeaderWordCharset.Ascii => Encoding.ASCII,
                    HeaderWordCharset.Latin1 => Encoding.Latin1,
                    _ => encoding,
                };
                AppendEncoded(output, charset, value, place == EncodedWordPlace.Phrase);
                break;
        }
    }

    private static byte[] ToBytes(Encoding encoding, ReadOnlySpan<char> text)
    {
        var bytes = new byte[encoding.GetByteCount(text)];
        encoding.GetBytes(text, bytes);
        return bytes;
    }

    private static bool NeedsBase64(Encoding encoding, byte[] bytes)
    {
        // RFC 1468: ISO-2022-JP in headers is always B-encoded.
        return encoding.CodePage is 50220 or 50222 || bytes.Count(b => b > 127) >= bytes.Length * 0.17;
    }

    private static void AppendQ(StringBuilder output, byte[] bytes, bool phrase)
    {
        foreach (var b in bytes)
        {
            if (b == ' ')
            {
                output.Append('_');
            }
            else if (ByteClass.IsWordSafe(b, phrase))
            {
                output.Append((char)b);
            }
            else
            {
                output.Append('=').Append("0123456789ABCDEF"[b >> 4]).Append("0123456789ABCDEF"[b & 15]);
            }
        }
    }
}
