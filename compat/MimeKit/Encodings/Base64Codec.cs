namespace MimeKit.Encodings;

/// <summary>
/// Base64 (RFC 2045 section 6.8) in any chunks: bytes outside the alphabet are skipped, padding may occur in the middle
/// (concatenated encodings), and a last group that is not complete yields nothing.
/// </summary>
internal struct Base64Codec
{
    private const byte Invalid = 0xFF;
    private const byte Padding = 0x40;

    private static readonly byte[] Ranks = BuildRanks();

    private uint bits;
    private uint pads;
    private int count;

    /// <summary>The longest output that <paramref name="length"/> more bytes can give.</summary>
    public static int MaxDecodedLength(int length) => ((length / 4) + 1) * 3;

    public int Decode(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var ranks = Ranks.AsSpan(0, 256);
        var written = 0;
        var i = 0;
        while (i < input.Length)
        {
            if (count == 0)
            {
                // The common case: whole groups without white space or padding.
                while (i + 4 <= input.Length)
                {
                    uint a = ranks[input[i]], b = ranks[input[i + 1]], c = ranks[input[i + 2]], d = ranks[input[i + 3]];
                    if ((a | b | c | d) > 63)
                    {
                        break;
                    }

                    var group = (a << 18) | (b << 12) | (c << 6) | d;
                    output[written + 2] = (byte)group;
                    output[written + 1] = (byte)(group >> 8);
                    output[written] = (byte)(group >> 16);
                    written += 3;
                    i += 4;
                }

                if (i >= input.Length)
                {
                    break;
                }
            }

            var rank = ranks[input[i++]];
            if (rank == Invalid)
            {
                continue;
            }

            bits = (bits << 6) | (rank & 0x3Fu);
            pads = (pads << 1) | (rank == Padding ? 1u : 0u);
            if (++count == 4)
            {
                written += Emit(output[written..]);
            }
        }

        return written;
    }

    /// <summary>Three bytes, fewer where the group was padded from its second character on.</summary>
    private int Emit(Span<byte> output)
    {
        var length = (pads & 4) != 0 ? 0 : (pads & 2) != 0 ? 1 : (pads & 1) != 0 ? 2 : 3;
        for (var i = 0; i < length; i++)
        {
            output[i] = (byte)(bits >> (16 - (8 * i)));
        }

        bits = 0;
        pads = 0;
        count = 0;
        return length;
    }

    private static byte[] BuildRanks()
    {
        var ranks = new byte[256];
        Array.Fill(ranks, Invalid);
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (var i = 0; i < Alphabet.Length; i++)
        {
            ranks[Alphabet[i]] = (byte)i;
        }

        ranks['='] = Padding;
        return ranks;
    }
}
