namespace MimeKit;

/// <summary>Content transfer encodings (RFC 2045 section 6).</summary>
public enum ContentEncoding
{
    Default,
    SevenBit,
    EightBit,
    Binary,
    Base64,
    QuotedPrintable,
    UUEncode,
}
