using System.IO.Compression;

namespace Platform.Mail.Pdf;

/// <summary>The filters that text comes in (ISO 32000-1 §7.4): Flate, ASCII85, ASCIIHex. Any other gives nothing.</summary>
internal static class PdfFilters
{
    private const int MaxFilters = 4;

    /// <summary>The decoded bytes of a stream; empty when they cannot be read.</summary>
    public static ReadOnlyMemory<byte> Decode(PdfStream stream, PdfFile file, PdfLimits limits)
    {
        var filter = file.Resolve(stream.Header.GetValueOrDefault("Filter") ?? stream.Header.GetValueOrDefault("F"));
        var names = filter is List<object?> many ? many : filter is null ? [] : [filter];
        var bytes = stream.Raw;
        limits.Spend((bytes.Length / PdfLimits.BytesAStep) + 1);
        if (names.Count > MaxFilters || (stream.Header.ContainsKey("DecodeParms") && HasPredictor(file, stream)))
        {
            return default;
        }

        foreach (var name in names)
        {
            bytes = file.Resolve(name) is PdfName { Text: var text }
                ? text switch
                {
                    "FlateDecode" or "Fl" => Flate(bytes, limits),
                    "ASCII85Decode" or "A85" => Ascii85(bytes.Span, limits),
                    "ASCIIHexDecode" or "AHx" => (byte[])(new PdfLexer(new byte[] { (byte)'<' }.Concat(bytes.ToArray()).ToArray(), limits).Next() is byte[] read ? read : []),
                    _ => default,
                }
                : default;
        }

        return bytes;
    }

    private static bool HasPredictor(PdfFile file, PdfStream stream)
    {
        var parms = file.Resolve(stream.Header["DecodeParms"]);
        parms = parms is List<object?> { Count: > 0 } list ? file.Resolve(list[^1]) : parms;
        return parms is Dictionary<string, object?> values && file.Resolve(values.GetValueOrDefault("Predictor")) is double and > 1;
    }

    private static ReadOnlyMemory<byte> Flate(ReadOnlyMemory<byte> bytes, PdfLimits limits)
    {
        using var result = new MemoryStream();
        using var inflater = new ZLibStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while (limits.InflatedLeft > 0 && (read = inflater.Read(buffer)) > 0)
            {
                limits.Inflate(read);
                result.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            // Cut off or broken: what came before the break is text all the same.
        }

        return result.ToArray();
    }

    private static ReadOnlyMemory<byte> Ascii85(ReadOnlySpan<byte> bytes, PdfLimits limits)
    {
        var result = new List<byte>(bytes.Length);
        uint group = 0;
        var count = 0;
        foreach (var c in bytes)
        {
            limits.Spend();
            if (c == '~')
            {
                break;
            }

            if (c == 'z' && count == 0)
            {
                result.AddRange([0, 0, 0, 0]);
            }
            else if (c is >= (byte)'!' and <= (byte)'u')
            {
                group = unchecked((group * 85) + (uint)(c - '!'));
                if (++count == 5)
                {
                    Write(result, group, 4);
                    (group, count) = (0, 0);
                }
            }
        }

        if (count > 1)
        {
            for (var i = count; i < 5; i++)
            {
                group = unchecked((group * 85) + 84);
            }

            Write(result, group, count - 1);
        }

        return result.ToArray();
    }

    private static void Write(List<byte> result, uint group, int length)
    {
        for (var i = 0; i < length; i++)
        {
            result.Add((byte)(group >> (24 - (8 * i))));
        }
    }
}
