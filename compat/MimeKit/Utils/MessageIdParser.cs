using System.Text;
using System.Text.Unicode;

namespace MimeKit.Utils;

/// <summary>
/// Reads message ids (RFC 5322 section 3.6.4) as loosely as they are written: without brackets, without a domain, with
/// several '@', with blanks, in square brackets.
/// </summary>
internal static class MessageIdParser
{
    public static string? Parse(ReadOnlySpan<byte> text)
    {
        var reader = new TokenReader(text);
        return TryRead(ref reader, out var id) ? id : null;
    }

    public static List<string> ParseAll(ReadOnlySpan<byte> text)
    {
        var ids = new List<string>();
        var reader = new TokenReader(text);
        while (reader.SkipComments() && !reader.AtEnd)
        {
            if (reader.Is('<'))
            {
                if (TryRead(ref reader, out var id))
                {
                    ids.Add(id);
                }
            }
            else if (!reader.SkipWord())
            {
                reader.Position++;
            }
        }

        return ids;
    }

    public static string? ParseFirst(ReadOnlySpan<byte> text)
    {
        var reader = new TokenReader(text);
        while (reader.SkipComments() && !reader.AtEnd)
        {
            if (reader.Is('<'))
            {
                if (TryRead(ref reader, out var id))
                {
                    return id;
                }
            }
            else if (!reader.SkipWord())
            {
                reader.Position++;
            }
        }

        return null;
    }

    private static bool TryRead(ref TokenReader reader, out string id)
    {
        id = string.Empty;
        if (!reader.SkipComments() || reader.AtEnd)
        {
            return false;
        }

        var angle = reader.Is('<');
        reader.Position += angle ? 1 : 0;
        reader.SkipWhite();
        if (reader.AtEnd)
        {
            return false;
        }

        var square = reader.Is('[');
        var token = new StringBuilder();
        if (!TryReadLeft(ref reader, angle, token) || (reader.Is('@') && !TryReadRight(ref reader, token)))
        {
            return false;
        }

        if (square && reader.Is(']'))
        {
            token.Append(']');
            reader.Position++;
        }

        if (angle && !reader.Is('>'))
        {
            return false;
        }

        reader.Position += reader.Is('>') ? 1 : 0;
        id = token.ToString();
        return true;
    }

    private static bool TryReadLeft(ref TokenReader reader, bool angle, StringBuilder token)
    {
        while (true)
        {
            var start = reader.Position;
            if (reader.Is('"'))
            {
                if (!reader.SkipQuoted())
                {
                    return false;
                }
            }
            else
            {
                while (!reader.AtEnd && reader.Current is not ((byte)'.' or (byte)'@' or (byte)'>') && !ByteClass.IsWhite(reader.Current))
                {
                    reader.Position++;
                }
            }

            if (!reader.TryUtf8(start, reader.Position, out var word))
            {
                return false;
            }

            token.Append(word);
            reader.SkipWhite();
            if (reader.AtEnd)
            {
                return !angle;
            }

            if (reader.Is('@') || reader.Is('>'))
            {
                return true;
            }

            if (reader.Is('.'))
            {
                token.Append('.');
                reader.Position++;
                reader.SkipWhite();
            }

            if (reader.AtEnd)
            {
                return false;
            }
        }
    }

    private static bool TryReadRight(ref TokenReader reader, StringBuilder token)
    {
        token.Append('@');
        while (reader.Is('@'))
        {
            reader.Position++;
        }

        if (!reader.SkipComments())
        {
            return false;
        }

        if (reader.AtEnd || reader.Is('>'))
        {
            return true;
        }

        while (!reader.AtEnd)
        {
            if (!reader.TryReadDomain(">@"u8, out var domain))
            {
                return false;
            }

            token.Append(AddressParser.DecodeDomain(domain));
            if (!reader.Is('@'))
            {
                break;
            }

            token.Append('@');
            reader.Position++;
        }

        return reader.SkipComments();
    }
}
