using MimeKit.IO;
using MimeKit.Utils;

namespace MimeKit.Encodings;

/// <summary>Writes content in a transfer encoding, with lines of at most 76 characters (RFC 2045 section 6).</summary>
internal static class ContentEncoder
{
    public static void Write(MimeWriter writer, ContentEncoding encoding, ReadOnlySpan<byte> content, int maxLineLength)
    {
        switch (encoding)
        {
            case ContentEncoding.Base64:
                WriteBase64(writer, content, Math.Min(maxLineLength, 76) / 4 * 3);
                break;
            case ContentEncoding.QuotedPrintable:
                WriteQuotedPrintable(writer, content, Math.Min(maxLineLength, 76));
                break;
            case ContentEncoding.UUEncode:
                WriteUu(writer, content);
                break;
            default:
                writer.WriteText(content);
                break;
        }
    }

    private static void WriteBase64(MimeWriter writer, ReadOnlySpan<byte> content, int bytesPerLine)
    {
        Span<byte> line = stackalloc byte[80];
        while (!content.IsEmpty)
        {
            var chunk = content[..Math.Min(bytesPerLine, content.Length)];
            System.Buffers.Text.Base64.EncodeToUtf8(chunk, line, out _, out var length);
            line[length++] = (byte)'\n';
            writer.WriteText(line[..length]);
            content = content[chunk.Length..];
        }
    }

    /// <summary>Each byte is held back until the next is known: a blank at the end of a line has to be escaped.</summary>
    private static void WriteQuotedPrintable(MimeWriter writer, ReadOnlySpan<byte> content, int maxLineLength)
    {
        Span<byte> line = stackalloc byte[maxLineLength + 8];
        var length = 0;
        var column = 0;
        var held = -1;
        foreach (var c in content)
        {
            if (c == '\n')
            {
                length = held is -1 or '\r' ? length : Append(line, length, (byte)held, lineEnd: true);
                line[length++] = (byte)'\n';
                column = maxLineLength;
            }
            else if (held != -1)
            {
                var before = length;
                length = Append(line, length, (byte)held, lineEnd: c == '\r');
                column += length - before;
                if (c != '\r' && column + 1 >= maxLineLength)
                {
                    "=\n"u8.CopyTo(line[length..]);
                    length += 2;
                    column = maxLineLength;
                }
            }

            held = c == '\n' ? -1 : c;
            if (length >= maxLineLength || column == maxLineLength)
            {
                writer.WriteText(line[..length]);
                column = line[length - 1] == '\n' ? 0 : column;
                length = 0;
            }
        }

        if (held != -1)
        {
            // A soft break, so that the line end that follows is no part of the content.
            length = Append(line, length, (byte)held, lineEnd: true);
            "=\n"u8.CopyTo(line[length..]);
            length += 2;
        }

        writer.WriteText(line[..length]);
    }

    private static int Append(Span<byte> line, int length, byte c, bool lineEnd)
    {
        if (ByteClass.IsQuotedPrintableSafe(c) && !(lineEnd && ByteClass.IsBlank(c)))
        {
            line[length] = c;
            return length + 1;
        }

        line[length] = (byte)'=';
        line[length + 1] = "0123456789ABCDEF"u8[c >> 4];
        line[length + 2] = "0123456789ABCDEF"u8[c & 15];
        return length + 3;
    }

    private static void WriteUu(MimeWriter writer, ReadOnlySpan<byte> content)
    {
        Span<byte> line = stackalloc byte[64];
        while (!content.IsEmpty)
        {
            var chunk = content[..Math.Min(45, content.Length)];
            var length = 0;
            line[length++] = Digit(chunk.Length);
            for (var i = 0; i < chunk.Length; i += 3)
            {
                var bits = (chunk[i] << 16) | ((i + 1 < chunk.Length ? chunk[i + 1] : 0) << 8) | (i + 2 < chunk.Length ? chunk[i + 2] : 0);
                for (var shift = 18; shift >= 0; shift -= 6)
                {
                    line[length++] = Digit((bits >> shift) & 0x3F);
                }
            }

            line[length++] = (byte)'\n';
            writer.WriteText(line[..length]);
            content = content[chunk.Length..];
        }

        writer.WriteText("`\n"u8);
    }

    private static byte Digit(int value) => (byte)(value == 0 ? '`' : value + ' ');
}
