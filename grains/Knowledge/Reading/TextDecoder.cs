using System.Text;

namespace Platform.Knowledge;

/// <summary>Finds a text file's encoding: byte order mark, UTF-16 without one, UTF-8, else Windows-1252 (a superset of Latin-1).</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // 0x80-0x9F of Windows-1252, which HTML's standard reads for Latin-1 too (WHATWG Encoding, windows-1252).
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    /// <summary>The text, or null when the bytes are no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE, 0, 0]))
        {
            return Encoding.UTF32.GetString(bytes[4..]);
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(bytes[2..]);
        }

        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        }

        return bytes.Contains((byte)0) ? DecodeUtf16WithoutMark(bytes) : DecodeBytes(bytes);
    }

    private static string? DecodeUtf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        // Latin text in UTF-16 has a zero in every second byte; anything else with zeros is binary.
        int even = 0, odd = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0)
            {
                (even, odd) = i % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
            }
        }

        var half = bytes.Length / 2;
        if (odd > half * 0.4 && even < half * 0.05)
        {
            return Encoding.Unicode.GetString(bytes);
        }

        return even > half * 0.4 && odd < half * 0.05 ? Encoding.BigEndianUnicode.GetString(bytes) : null;
    }

    private static string? DecodeBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return DecodeWindows1252(bytes);
        }
    }

    private static string? DecodeWindows1252(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var controls = 0;
        foreach (var value in bytes)
        {
            controls += value < 0x20 && value is not (0x09 or 0x0A or 0x0D or 0x0C) ? 1 : 0;
            text.Append(value is >= 0x80 and < 0xA0 ? Windows1252[value - 0x80] : (char)value);
        }

        return controls > bytes.Length / 50 ? null : text.ToString();
    }
}
