using System.Text;

namespace MimeKit.Utils;

/// <summary>Cuts header text at blanks, and at the line length where a stretch has no blank.</summary>
internal sealed class HeaderWordSplitter(FormatOptions options, Encoding encoding, string text, bool phrase)
{
    private const int AsciiWrapper = 15; // =?us-ascii?q??=

    private readonly List<HeaderWord> words = [];
    private readonly string charset = Charsets.GetMimeCharset(encoding);
    private readonly Encoder encoder = encoding.GetEncoder();
    private HeaderWord word;
    private int comments;
    private bool escaped;
    private bool quoted;

    public List<HeaderWord> Split(int start, int count)
    {
        var end = start + count;
        word = new HeaderWord { Start = start };
        for (var i = start; i < end;)
        {
            var c = text[i++];
            if (!quoted && comments == 0 && c is ' ' or '\t')
            {
                NextWord(i);
                continue;
            }

            var before = word;
            var chars = Measure(c, ref i);
            if (word.Exceeds(options, charset))
            {
                i = CutBefore(before, i - chars);
            }
            else if (word.ClosesQuote || word.ClosesComment)
            {
                SpreadEncoding();
                words.Add(word);
                word = new HeaderWord { Start = i };
            }
        }

        if (word.Bytes > 0)
        {
            words.Add(word);
        }

        return words;
    }

    private void NextWord(int start)
    {
        if (word.Bytes > 0)
        {
            words.Add(word);
            word = default;
        }

        word.Start = start;
    }

    /// <summary>Adds one character to the word; the number of UTF-16 units taken.</summary>
    private int Measure(char c, ref int index)
    {
        if (c < 127)
        {
            MeasureAscii(c);
            word.Bytes++;
            word.Length++;
            return 1;
        }

        word.Kind = HeaderWordKind.Encoded;
        if (c < 256)
        {
            word.Charset = (HeaderWordCharset)Math.Max((int)word.Charset, (int)HeaderWordCharset.Latin1);
            word.Unsafe++;
            word.Bytes++;
            word.Length++;
            return 1;
        }

        var units = char.IsSurrogatePair(text, index - 1) ? 2 : 1;
        var bytes = CountBytes(text.AsSpan(index - 1, units));
        index += units - 1;
        word.Charset = HeaderWordCharset.Given;
        word.Unsafe += bytes;
        word.Bytes += bytes;
        word.Length += units;
        return units;
    }

    private int CountBytes(ReadOnlySpan<char> character)
    {
        try
        {
            return encoder.GetByteCount(character, flush: true);
        }
        catch (EncoderFallbackException)
        {
            return 3 * character.Length;
        }
    }

    private void MeasureAscii(char c)
    {
        if (ByteClass.IsControl((byte)c))
        {
            word.Charset = (HeaderWordCharset)Math.Max((int)word.Charset, (int)HeaderWordCharset.Latin1);
            word.Kind = HeaderWordKind.Encoded;
            word.Unsafe++;
            return;
        }

        if (!phrase || ByteClass.IsAtom((byte)c))
        {
            return;
        }

        word.Kind = word.Kind == HeaderWordKind.Atom ? HeaderWordKind.Quoted : word.Kind;
        switch (c)
        {
            case '\\':
                word.QuotedPairs++;
                escaped = !escaped;
                break;
            case '"':
                quoted ^= !escaped;
                word.OpensQuote |= !escaped && quoted;
                word.ClosesQuote |= !escaped && !quoted;
                word.QuotedPairs++;
                escaped = false;
                break;
            default:
                MeasureComment(c);
                break;
        }
    }

    private void MeasureComment(char c)
    {
        if (quoted)
        {
            escaped = false;
        }
        else if (c == '(')
        {
            word.OpensComment = comments++ == 0;
        }
        else if (c == ')' && comments > 0)
        {
            word.ClosesComment = --comments == 0;
        }
    }

    /// <summary>Ends the word before the character that no longer fits; where reading goes on.</summary>
    private int CutBefore(HeaderWord before, int index)
    {
        word = before;
        if (word.Kind == HeaderWordKind.Atom)
        {
            // Too long for a line in the clear: encode it, less what the wrapping takes.
            word.Kind = HeaderWordKind.Encoded;
            word.Length -= AsciiWrapper;
            word.Bytes -= AsciiWrapper;
            index -= AsciiWrapper;
        }

        words.Add(word);
        word = new HeaderWord { Start = index, Kind = word.Kind };
        return index;
    }

    /// <summary>A quoted string or comment that ends in an encoded word is encoded from its beginning.</summary>
    private void SpreadEncoding()
    {
        if (word.Kind != HeaderWordKind.Encoded)
        {
            return;
        }

        var quote = word.ClosesQuote && !word.OpensQuote;
        if (!quote && !(word.ClosesComment && !word.OpensComment))
        {
            return;
        }

        for (var i = words.Count - 1; i >= 0; i--)
        {
            var earlier = words[i];
            earlier.Kind = HeaderWordKind.Encoded;
            words[i] = earlier;
            if (quote ? earlier.OpensQuote : earlier.OpensComment)
            {
                break;
            }
        }
    }
}
