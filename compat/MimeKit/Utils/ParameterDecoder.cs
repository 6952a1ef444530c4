using System.Text;

namespace MimeKit.Utils;

/// <summary>Turns what <see cref="ParameterReader"/> read into parameters.</summary>
internal static class ParameterDecoder
{
    public static void Add(ParserOptions options, ParameterList list, in ParameterReader.Pair pair, Dictionary<string, List<ParameterReader.Pair>>? continued)
    {
        Encoding? encoding = null;
        var method = ParameterEncodingMethod.Default;
        string value;
        if (pair.Part is not null)
        {
            method = ParameterEncodingMethod.Rfc2231;
            value = Join(options, continued![pair.Name], out encoding);
        }
        else if (pair.Encoded)
        {
            method = ParameterEncodingMethod.Rfc2231;
            var decoder = new Segment();
            value = decoder.Decode(TrimQuotes(pair.Value), flush: true);
            encoding = decoder.Encoding;
        }
        else if (!list.Contains(pair.Name))
        {
            // RFC 2047 section 5 forbids encoded words here; many senders use them all the same.
            var unquoted = pair.Value is [(byte)'"', _, ..] ? MimeUtils.Unquote(pair.Value, tabsToSpaces: false) : pair.Value;
            value = EncodedWordDecoder.Decode(options, unquoted, phrase: false, out var codePage);
            if (codePage is not (-1 or Charsets.Utf8CodePage))
            {
                encoding = Encoding.GetEncoding(codePage);
                method = ParameterEncodingMethod.Rfc2047;
            }
        }
        else
        {
            // The encoded form of a parameter that occurs twice wins (RFC 6266 section 4.3).
            return;
        }

        Set(list, pair.Name, value, encoding, method);
    }

    private static void Set(ParameterList list, string name, string value, Encoding? encoding, ParameterEncodingMethod method)
    {
        if (!list.TryGetValue(name, out Parameter? parameter))
        {
            parameter = new Parameter(name, value);
            list.Add(parameter);
        }

        parameter.Value = value;
        parameter.Encoding = encoding;
        parameter.EncodingMethod = method;
    }

    private static string Join(ParserOptions options, List<ParameterReader.Pair> parts, out Encoding? encoding)
    {
        var output = new StringBuilder();
        var decoder = new Segment();
        var ordered = parts.OrderBy(part => part.Part!.Value).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var value = ordered[i].Value;
            if (ordered[i].Encoded)
            {
                var flush = i + 1 >= ordered.Count || !ordered[i + 1].Encoded;
                output.Append(decoder.Decode(value is [(byte)'"', .., (byte)'"'] ? value[1..^1] : value, flush));
            }
            else
            {
                decoder.Reset();
                var text = Charsets.Guess(options, value);
                output.Append(value is [(byte)'"', _, ..] ? MimeUtils.Unquote(text) : text);
            }
        }

        encoding = decoder.Encoding;
        return output.ToString();
    }

    private static byte[] TrimQuotes(byte[] value) => value switch
    {
        [(byte)'"', .., (byte)'"'] => value[1..^1],
        [(byte)'"', _, ..] => value[1..],
        _ => value,
    };

    /// <summary>Decodes charset'language'text; the charset stands in the first segment only.</summary>
    private sealed class Segment
    {
        private Decoder? decoder;
        private byte[] cut = [];

        public Encoding? Encoding { get; private set; }

        public void Reset() => cut = [];

        public string Decode(ReadOnlySpan<byte> text, bool flush)
        {
            if (decoder is null)
            {
                text = ReadCharset(text);
                decoder = Encoding!.GetDecoder();
            }

            var bytes = Unescape(text);
            var chars = new char[decoder.GetCharCount(bytes, flush)];
            return new string(chars, 0, decoder.GetChars(bytes, chars, flush));
        }

        private ReadOnlySpan<byte> ReadCharset(ReadOnlySpan<byte> text)
        {
            Encoding = Encoding.Latin1;
            var first = text.IndexOf((byte)'\'');
            var second = first <= 0 ? -1 : text[(first + 1)..].IndexOf((byte)'\'');
            if (second == -1)
            {
                return text;
            }

            var codePage = Charsets.GetCodePage(Encoding.ASCII.GetString(text[..first]));
            if (codePage != -1)
            {
                Encoding = Encoding.GetEncoding(codePage, new EncoderReplacementFallback("?"), new DecoderReplacementFallback("?"));
            }

            return text[(first + second + 2)..];
        }

        /// <summary>An escape that a segment ends in goes on in the next one.</summary>
        private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text)
        {
            byte[] input = [.. cut, .. text];
            cut = [];
            var length = 0;
            for (var i = 0; i < input.Length; i++)
            {
                if (input[i] != '%')
                {
                    input[length++] = input[i];
                }
                else if (i + 2 >= input.Length)
                {
                    cut = input[i..];
                    break;
                }
                else if (ByteClass.IsHex(input[i + 1]) && ByteClass.IsHex(input[i + 2]))
                {
                    input[length++] = (byte)((ByteClass.HexValue(input[i + 1]) << 4) | ByteClass.HexValue(input[i + 2]));
                    i += 2;
                }
                else
                {
                    // No escape: all three characters stand for themselves.
                    input[length++] = input[i++];
                    input[length++] = input[i++];
                    input[length++] = input[i];
                }
            }

            return input.AsSpan(0, length);
        }
    }
}
