namespace Platform.Mail.Pdf;

/// <summary>Strings: literal ones with their escapes, and hexadecimal ones (§7.3.4).</summary>
internal sealed partial class PdfLexer
{
    private byte[] Hexadecimal()
    {
        Position++;
        var bytes = new List<byte>();
        var high = -1;
        while (!AtEnd && Bytes[Position] != '>')
        {
            limits.Spend();
            if (Digit(Bytes[Position++]) is >= 0 and var digit)
            {
                if (high < 0)
                {
                    high = digit;
                    continue;
                }

                bytes.Add((byte)((high << 4) | digit));
                high = -1;
            }
        }

        Position++;
        if (high >= 0)
        {
            bytes.Add((byte)(high << 4));
        }

        return [.. bytes];
    }

    private byte[] Literal()
    {
        Position++;
        var bytes = new List<byte>();
        var open = 1;
        while (!AtEnd)
        {
            limits.Spend();
            var c = Bytes[Position++];
            if (c == '\\')
            {
                Escape(bytes);
                continue;
            }

            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0)
            {
                break;
            }

            bytes.Add(c);
        }

        return [.. bytes];
    }

    private void Escape(List<byte> bytes)
    {
        if (AtEnd)
        {
            return;
        }

        var c = Bytes[Position++];
        if (c is >= (byte)'0' and <= (byte)'7')
        {
            var octal = c - '0';
            for (var i = 0; i < 2 && Peek(0) is >= '0' and <= '7'; i++)
            {
                octal = (octal * 8) + (Bytes[Position++] - '0');
            }

            bytes.Add((byte)octal);
        }
        else if (c is (byte)'\r' or (byte)'\n')
        {
            Position += c == '\r' && Peek(0) == '\n' ? 1 : 0;
        }
        else
        {
            bytes.Add(c switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => c });
        }
    }
}
