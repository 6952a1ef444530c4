namespace MimeKit.Encodings;

/// <summary>Uuencode in any chunks: what comes before "begin " and after the first empty line of data is skipped.</summary>
internal struct UuDecoder
{
    private int matched;
    private bool inBegin;
    private bool inData;
    private bool ended;
    private bool inLine;
    private bool notAtLineStart;
    private int left;
    private int count;
    private uint bits;

    public int Decode(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var written = 0;
        foreach (var c in input)
        {
            if (ended)
            {
                break;
            }

            if (!inData)
            {
                Find(c);
            }
            else if (c == '\n')
            {
                inLine = false;
            }
            else if (c != '\r')
            {
                written += Data(c, output[written..]);
            }
        }

        return written;
    }

    private void Find(byte c)
    {
        var begin = "begin "u8;
        if (inBegin)
        {
            inData = c == '\n';
        }
        else if (!notAtLineStart && c == begin[matched])
        {
            inBegin = ++matched == begin.Length;
        }
        else
        {
            matched = 0;
            notAtLineStart = c != '\n';
        }
    }

    private int Data(byte c, Span<byte> output)
    {
        if (!inLine)
        {
            left = Rank(c);
            ended = left == 0;
            inLine = true;
            return 0;
        }

        if (left == 0)
        {
            // Some encoders add a checksum behind the bytes that the line announced.
            return 0;
        }

        bits = (bits << 6) | (uint)Rank(c);
        if (++count < 4)
        {
            return 0;
        }

        var length = Math.Min(left, 3);
        for (var i = 0; i < length; i++)
        {
            output[i] = (byte)(bits >> (16 - (8 * i)));
        }

        left -= length;
        count = 0;
        bits = 0;
        return length;
    }

    private static int Rank(byte c) => (c - ' ') & 0x3F;
}
