namespace Platform.Outgoing;

/// <summary>RFC 4648 §6 in lower case and without padding: what survives in a local part, in a Message-ID and on the telephone.</summary>
internal static class Base32
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public static int CharsFor(int bytes) => ((bytes * 8) + 4) / 5;

    public static void Encode(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        var buffer = 0;
        var bits = 0;
        var at = 0;
        foreach (var value in bytes)
        {
            buffer = (buffer << 8) | value;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                chars[at++] = Alphabet[(buffer >> bits) & 31];
            }
        }

        if (bits > 0)
        {
            chars[at] = Alphabet[(buffer << (5 - bits)) & 31];
        }
    }

    /// <summary>Reads either case. Only the canonical form is read: the bits that no byte needs have to be zero (RFC 4648 §3.5).</summary>
    public static bool TryDecode(ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        if (chars.Length != CharsFor(bytes.Length))
        {
            return false;
        }

        var buffer = 0;
        var bits = 0;
        var at = 0;
        foreach (var c in chars)
        {
            var value = ValueOf(c);
            if (value < 0)
            {
                return false;
            }

            buffer = (buffer << 5) | value;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }

        return buffer == 0;
    }

    private static int ValueOf(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= 'A' and <= 'Z' => c - 'A',
        >= '2' and <= '7' => c - '2' + 26,
        _ => -1,
    };
}
