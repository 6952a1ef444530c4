namespace MimeKit.Encodings;

/// <summary>Finds the encoding that a text needs under a constraint of the transport (RFC 2045 section 6.2).</summary>
internal static class EncodingChooser
{
    public static ContentEncoding Choose(ReadOnlySpan<byte> text, EncodingConstraint constraint, int maxLineLength)
    {
        var nulls = text.Count((byte)0);
        var eight = text.Length - nulls - CountAsciiWithoutNull(text);
        Lines(text, out var longest, out var fromLine);
        var many = (int)(text.Length * (17.0 / 100.0));
        var unsafeLines = fromLine || longest > maxLineLength;
        switch (constraint)
        {
            case EncodingConstraint.SevenBit:
                if (nulls > 0 || (eight > 0 && eight >= many))
                {
                    return ContentEncoding.Base64;
                }

                return eight > 0 || unsafeLines ? ContentEncoding.QuotedPrintable : ContentEncoding.SevenBit;
            case EncodingConstraint.EightBit:
                if (nulls > 0)
                {
                    return ContentEncoding.Base64;
                }

                return unsafeLines ? ContentEncoding.QuotedPrintable : eight > 0 ? ContentEncoding.EightBit : ContentEncoding.SevenBit;
            case EncodingConstraint.None:
                if (unsafeLines)
                {
                    return nulls > 0 || eight > many ? ContentEncoding.Base64 : ContentEncoding.QuotedPrintable;
                }

                return nulls > 0 ? ContentEncoding.Binary : eight > 0 ? ContentEncoding.EightBit : ContentEncoding.SevenBit;
            default:
                throw new ArgumentOutOfRangeException(nameof(constraint));
        }
    }

    private static int CountAsciiWithoutNull(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += c is > 0 and < 128 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The longest line, and whether one begins with "From ", which mbox stores would change.</summary>
    private static void Lines(ReadOnlySpan<byte> text, out int longest, out bool fromLine)
    {
        longest = 0;
        fromLine = false;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end == -1 ? text : text[..end];
            fromLine |= end != -1 && line.StartsWith("From "u8);
            longest = Math.Max(longest, end != -1 && line is [.., (byte)'\r'] ? line.Length - 1 : line.Length);
            text = end == -1 ? [] : text[(end + 1)..];
        }
    }
}
