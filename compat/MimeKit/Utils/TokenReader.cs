using System.Text;
using System.Text.Unicode;

namespace MimeKit.Utils;

/// <summary>
/// Reads the lexical tokens of RFC 5322 section 3.2 from a header value. Every method either consumes what it names
/// and returns true, or returns false (throws a <see cref="ParseException"/> when <paramref name="throws"/> is set).
/// </summary>
internal ref struct TokenReader(ReadOnlySpan<byte> text, bool throws = false)
{
    public readonly ReadOnlySpan<byte> Text = text;
    public readonly bool Throws = throws;
    public int Position;

    public readonly bool AtEnd => Position >= Text.Length;

    /// <summary>The byte at the position, 0 at the end.</summary>
    public readonly byte Current => Position < Text.Length ? Text[Position] : (byte)0;

    public readonly bool Is(char c) => Position < Text.Length && Text[Position] == c;

    public readonly bool Fail(string message, int tokenStart) =>
        Throws ? throw new ParseException($"{message} at offset {tokenStart}.", tokenStart, Position) : false;

    public void SkipWhite()
    {
        while (Position < Text.Length && ByteClass.IsWhite(Text[Position]))
        {
            Position++;
        }
    }

    public bool SkipComments()
    {
        SkipWhite();
        while (Is('('))
        {
            var start = Position;
            if (!SkipComment())
            {
                return Fail("Incomplete comment", start);
            }

            SkipWhite();
        }

        return true;
    }

    /// <summary>One comment, nested ones included; at the end of the text when it is not closed.</summary>
    public bool SkipComment()
    {
        var depth = 0;
        for (; Position < Text.Length; Position++)
        {
            switch (Text[Position])
            {
                case (byte)'\\':
                    Position++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when --depth == 0:
                    Position++;
                    return true;
            }
        }

        Position = Text.Length;
        return false;
    }

    public bool SkipQuoted(bool forbidControls = false)
    {
        var start = Position;
        for (Position++; Position < Text.Length; Position++)
        {
            var c = Text[Position];
            if (forbidControls && c is (< 32 and not 9) or 127)
            {
                return Fail("Control character in a quoted string", start);
            }

            if (c == '"')
            {
                Position++;
                return true;
            }

            if (c == '\\' && Position + 1 < Text.Length)
            {
                Position++;
                if (forbidControls && Text[Position] is (< 32 and not 9) or 127)
                {
                    return Fail("Control character in a quoted pair", start);
                }
            }
        }

        return Fail("Incomplete quoted string", start);
    }

    public bool SkipAtom()
    {
        var start = Position;
        while (Position < Text.Length && ByteClass.IsAtom(Text[Position]))
        {
            Position++;
        }

        return Position > start;
    }

    public bool SkipPhraseAtom()
    {
        var start = Position;
        while (Position < Text.Length && ByteClass.IsPhraseAtom(Text[Position]))
        {
            Position++;
        }

        return Position > start;
    }

    public bool SkipWord() => Is('"') ? SkipQuoted() : SkipAtom();

    /// <summary>A run of decimal digits that fits an int; the digits before an overflow are consumed.</summary>
    public bool TryReadInt32(out int value)
    {
        var start = Position;
        long number = 0;
        for (; Position < Text.Length && char.IsAsciiDigit((char)Text[Position]); Position++)
        {
            var next = (number * 10) + (Text[Position] - '0');
            if (next > int.MaxValue)
            {
                value = (int)number;
                return false;
            }

            number = next;
        }

        value = (int)number;
        return Position > start;
    }

    /// <summary>UTF-8 only (RFC 6532): anything else is not a name that can be answered to.</summary>
    public readonly bool TryUtf8(int start, int end, out string value)
    {
        var slice = Text[start..end];
        var valid = Utf8.IsValid(slice);
        value = valid ? Encoding.UTF8.GetString(slice) : string.Empty;
        return valid;
    }

    /// <summary>RFC 5322 section 3.4.1 domain: a dot-atom or a literal; <paramref name="sentinels"/> may follow a last dot.</summary>
    public bool TryReadDomain(ReadOnlySpan<byte> sentinels, out string domain)
    {
        domain = string.Empty;
        return Is('[') ? TryReadLiteral(out domain) : TryReadDotAtom(sentinels, out domain);
    }

    private bool TryReadDotAtom(ReadOnlySpan<byte> sentinels, out string value)
    {
        var token = new StringBuilder();
        var start = Position;
        value = string.Empty;
        while (true)
        {
            var atom = Position;
            if (!SkipAtom())
            {
                return Fail("Invalid domain", start);
            }

            if (!TryUtf8(atom, Position, out var part))
            {
                return Fail("A domain may only hold UTF-8", atom);
            }

            token.Append(part);
            var end = Position;
            if (!SkipComments())
            {
                return false;
            }

            if (!Is('.'))
            {
                Position = end;
                break;
            }

            Position++;
            if (!SkipComments())
            {
                return false;
            }

            if (AtEnd || sentinels.Contains(Current))
            {
                break;
            }

            token.Append('.');
        }

        value = token.ToString();
        return true;
    }

    private bool TryReadLiteral(out string value)
    {
        var start = Position++;
        var token = new StringBuilder("[");
        value = string.Empty;
        SkipWhite();
        while (true)
        {
            for (; Position < Text.Length && ByteClass.IsDomain(Text[Position]); Position++)
            {
                token.Append((char)Text[Position]);
            }

            SkipWhite();
            if (AtEnd || (!Is(']') && !ByteClass.IsDomain(Current)))
            {
                return Fail("Invalid domain literal", start);
            }

            if (Is(']'))
            {
                break;
            }
        }

        Position++;
        value = token.Append(']').ToString();
        return true;
    }
}
