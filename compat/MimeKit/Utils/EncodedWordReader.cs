using System.Text;

namespace MimeKit.Utils;

/// <summary>
/// Splits a header value into white space, plain words and encoded words (RFC 2047 section 6.1). An encoded word glued
/// to other text is recognised too, as mail programs in use do, unless the options ask for strict reading.
/// </summary>
internal ref struct EncodedWordReader(ReadOnlySpan<byte> text, bool phrase, bool loose)
{
    private readonly ReadOnlySpan<byte> text = text;

    // Once no "?=" follows a position none follows a later one: without this, "=?a?q?" repeated costs n squared.
    private bool noEndMark;
    private int position;

    public EncodedWordToken Token;

    public bool MoveNext()
    {
        if (position >= text.Length)
        {
            return false;
        }

        var start = position;
        if (ByteClass.IsWhite(text[position]))
        {
            while (position < text.Length && ByteClass.IsWhite(text[position]))
            {
                position++;
            }

            Token = new EncodedWordToken(start, position, EncodedWordKind.White);
            return true;
        }

        if (phrase && !ByteClass.IsAsciiAtom(text[position]))
        {
            // Quotes, dots and 8-bit text inside a phrase: up to the next atom.
            while (position < text.Length && !ByteClass.IsWhite(text[position]) && !ByteClass.IsAsciiAtom(text[position]))
            {
                position++;
            }

            Token = new EncodedWordToken(start, position, EncodedWordKind.Plain);
            return true;
        }

        SkipWord();
        if (!TryParse(start, position, out Token))
        {
            Token = new EncodedWordToken(start, position, EncodedWordKind.Plain);
        }

        return true;
    }

    private void SkipWord()
    {
        var start = position;
        if (!loose)
        {
            while (position < text.Length && (phrase ? ByteClass.IsAsciiAtom(text[position]) : !ByteClass.IsWhite(text[position])))
            {
                position++;
            }

            return;
        }

        if (StartsEncodedWord(position) && SkipEncodedWord())
        {
            return;
        }

        while (position < text.Length && (phrase ? ByteClass.IsAtom(text[position]) : !ByteClass.IsWhite(text[position])))
        {
            if (position > start && StartsEncodedWord(position))
            {
                return;
            }

            position++;
        }

        // Neither an atom nor progress: take one byte, so that the reader always ends.
        position = Math.Max(position, start + 1);
    }

    private readonly bool StartsEncodedWord(int index) =>
        index + 2 < text.Length && text[index] == '=' && text[index + 1] == '?';

    /// <summary>Moves behind "?=", or leaves the position where plain reading goes on.</summary>
    private bool SkipEncodedWord()
    {
        var start = position;
        var charsetEnd = text[(start + 2)..].IndexOf((byte)'?');
        position = charsetEnd == -1 ? text.Length : start + 2 + charsetEnd;
        if (position + 3 >= text.Length || text[position + 1] is not ((byte)'B' or (byte)'b' or (byte)'Q' or (byte)'q') || text[position + 2] != '?')
        {
            return false;
        }

        var payload = position + 3;
        var end = noEndMark ? -1 : text[payload..].IndexOf("?="u8);
        if (end == -1)
        {
            noEndMark = true;
            position = start + 2;
            return false;
        }

        position = payload + end + 2;
        return true;
    }

    private readonly bool TryParse(int start, int end, out EncodedWordToken token)
    {
        token = default;
        var word = text[start..end];
        if (word.Length < 7 || !word.StartsWith("=?"u8) || !word.EndsWith("?="u8))
        {
            return false;
        }

        var charsetLength = word[2..].IndexOfAny((byte)'?', (byte)'*');
        if (charsetLength <= 0 || !AllAtoms(word.Slice(2, charsetLength)))
        {
            return false;
        }

        var index = 2 + charsetLength;
        if (word[index] == '*')
        {
            // RFC 2231 section 5: a language follows the charset.
            var languageLength = word[(index + 1)..].IndexOf((byte)'?');
            if (languageLength == -1 || !AllAtoms(word.Slice(index + 1, languageLength)))
            {
                return false;
            }

            index += 1 + languageLength;
        }

        if (index + 2 >= word.Length - 2 || word[index + 2] != '?')
        {
            return false;
        }

        var encoding = (char)(word[index + 1] & 0xDF);
        if (encoding is not ('B' or 'Q'))
        {
            return false;
        }

        var codePage = Charsets.GetCodePage(Encoding.ASCII.GetString(word.Slice(2, charsetLength)));
        token = new EncodedWordToken(start, end, EncodedWordKind.Encoded)
        {
            CodePage = codePage,
            Encoding = encoding,
            PayloadStart = start + index + 3,
            PayloadEnd = end - 2,
        };
        return true;
    }

    private static bool AllAtoms(ReadOnlySpan<byte> name)
    {
        foreach (var c in name)
        {
            if (!ByteClass.IsAsciiAtom(c))
            {
                return false;
            }
        }

        return true;
    }
}

internal enum EncodedWordKind
{
    White,
    Plain,
    Encoded,
}

internal readonly record struct EncodedWordToken(int Start, int End, EncodedWordKind Kind)
{
    public int CodePage { get; init; }

    public char Encoding { get; init; }

    public int PayloadStart { get; init; }

    public int PayloadEnd { get; init; }
}
