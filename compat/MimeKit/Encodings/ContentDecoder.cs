namespace MimeKit.Encodings;

/// <summary>The decoder of a content transfer encoding; those without one pass through.</summary>
internal struct ContentDecoder(ContentEncoding encoding)
{
    private Base64Codec base64;
    private QuotedPrintableCodec quotedPrintable = new(header: false);
    private UuDecoder uu;

    /// <summary>Room for what any encoding can give, with what a chunk before left over.</summary>
    public static int MaxDecodedLength(int length) => length + 4;

    public static bool Decodes(ContentEncoding encoding) =>
        encoding is ContentEncoding.Base64 or ContentEncoding.QuotedPrintable or ContentEncoding.UUEncode;

    public int Decode(ReadOnlySpan<byte> input, Span<byte> output)
    {
        switch (encoding)
        {
            case ContentEncoding.Base64:
                return base64.Decode(input, output);
            case ContentEncoding.QuotedPrintable:
                return quotedPrintable.Decode(input, output);
            case ContentEncoding.UUEncode:
                return uu.Decode(input, output);
            default:
                input.CopyTo(output);
                return input.Length;
        }
    }
}
