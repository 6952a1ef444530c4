using System.Buffers;
using System.Text;
using MimeKit.Encodings;

namespace MimeKit.Utils;

/// <summary>
/// Turns a header value into text (RFC 2047 section 6.2). The bytes of neighbouring words with one charset and encoding
/// are joined before they are decoded: many senders split a character between two words.
/// </summary>
internal static class EncodedWordDecoder
{
    public static string Decode(ParserOptions options, ReadOnlySpan<byte> text, bool phrase) => Decode(options, text, phrase, out _);

    public static string Decode(ParserOptions options, ReadOnlySpan<byte> text, bool phrase, out int codePage)
    {
        codePage = Charsets.Utf8CodePage;
        if (text.IndexOf("=?"u8) == -1 && Ascii.IsValid(text))
        {
            return Encoding.ASCII.GetString(text);
        }

        var rented = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            return new Run(options, rented).Decode(text, phrase, out codePage);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>The words that are being joined, and the text so far.</summary>
    private sealed class Run(ParserOptions options, byte[] bytes)
    {
        private readonly StringBuilder output = new();
        private readonly Dictionary<int, int> codePages = [];
        private Base64Codec base64;
        private QuotedPrintableCodec quotedPrintable = new(header: true);
        private int length;
        private int codePage;
        private char encoding;

        public string Decode(ReadOnlySpan<byte> text, bool phrase, out int mostUsed)
        {
            var reader = new EncodedWordReader(text, phrase, options.Rfc2047ComplianceMode != RfcComplianceMode.Strict);
            var white = default(EncodedWordToken?);
            var afterEncoded = false;
            while (reader.MoveNext())
            {
                var token = reader.Token;
                if (token.Kind == EncodedWordKind.White)
                {
                    white = token;
                    continue;
                }

                var isEncoded = token.Kind == EncodedWordKind.Encoded;
                if (white is { } space && !(afterEncoded && isEncoded))
                {
                    Plain(text[space.Start..space.End]);
                }

                white = null;
                if (isEncoded)
                {
                    Encoded(token, text[token.PayloadStart..token.PayloadEnd]);
                }
                else
                {
                    Plain(text[token.Start..token.End]);
                }

                afterEncoded = isEncoded;
            }

            if (white is { } trailing)
            {
                Plain(text[trailing.Start..trailing.End]);
            }

            Flush();
            mostUsed = codePages.Count == 0 ? Charsets.Utf8CodePage : codePages.MaxBy(pair => pair.Value).Key;
            return output.ToString();
        }

        private void Encoded(in EncodedWordToken token, ReadOnlySpan<byte> payload)
        {
            if (encoding != '\0' && (token.CodePage != codePage || token.Encoding != encoding))
            {
                Flush();
            }

            codePage = token.CodePage;
            encoding = token.Encoding;
            codePages[codePage] = codePages.GetValueOrDefault(codePage) + 1;
            var target = bytes.AsSpan(length);
            length += encoding == 'B' ? base64.Decode(payload, target) : quotedPrintable.Decode(payload, target);
        }

        private void Plain(ReadOnlySpan<byte> text)
        {
            Flush();
            if (Ascii.IsValid(text))
            {
                foreach (var c in text)
                {
                    output.Append((char)c);
                }
            }
            else
            {
                output.Append(Charsets.Guess(options, text));
            }
        }

        private void Flush()
        {
            if (encoding == '\0')
            {
                return;
            }

            if (length > 0)
            {
                output.Append(Charsets.Decode(options, codePage, bytes.AsSpan(0, length)));
            }

            base64 = default;
            quotedPrintable = new QuotedPrintableCodec(header: true);
            encoding = '\0';
            length = 0;
        }
    }
}
