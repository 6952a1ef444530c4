using System.Text;

namespace MimeKit.Utils;

internal enum HeaderWordKind
{
    Atom,
    Quoted,
    Encoded,
}

/// <summary>The smallest charset that holds a word: ordered, so that joined words take the larger.</summary>
internal enum HeaderWordCharset
{
    Ascii,
    Latin1,
    Given,
}

/// <summary>A stretch of header text that is written in one form: bare, quoted or as encoded words.</summary>
internal struct HeaderWord
{
    public HeaderWordKind Kind;
    public HeaderWordCharset Charset;
    public int Start;
    public int Length;
    public int Bytes;
    public int Unsafe;
    public int QuotedPairs;
    public bool OpensQuote;
    public bool ClosesQuote;
    public bool OpensComment;
    public bool ClosesComment;

    public readonly int End => Start + Length;

    /// <summary>The length as written: RFC 2047 section 2 limits an encoded word, RFC 5322 section 2.1.1 a line.</summary>
    public readonly bool Exceeds(FormatOptions options, string charset)
    {
        var length = Kind switch
        {
            HeaderWordKind.Encoded => EncodedLength(Charset, charset, Bytes, Unsafe),
            HeaderWordKind.Quoted => Bytes + QuotedPairs + 2,
            _ => Bytes,
        };
        return length + 1 >= options.MaxLineLength;
    }

    public static int EncodedLength(HeaderWordCharset kind, string charset, int bytes, int escaped)
    {
        var name = kind switch
        {
            HeaderWordCharset.Ascii => "us-ascii".Length,
            HeaderWordCharset.Latin1 => "iso-8859-1".Length,
            _ => charset.Length,
        };

        // The Q encoding wins while fewer than about one byte in six needs three characters.
        return name + 7 + (escaped < bytes * 0.17 ? bytes - escaped + (escaped * 3) : (bytes + 2) / 3 * 4);
    }
}
