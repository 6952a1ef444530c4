using System.Globalization;
using System.Text;

namespace MimeKit.Utils;

[Flags]
internal enum AddressKinds
{
    Mailbox = 1,
    Group = 2,
    Any = Mailbox | Group,
}

/// <summary>
/// Reads the addresses of RFC 5322 section 3.4 and what stands for them in the wild (RFC 7103 section 7.1): unquoted
/// commas and dots in names, doubled or missing brackets, missing commas, names without a domain.
/// </summary>
internal ref partial struct AddressParser(ParserOptions options, ReadOnlySpan<byte> text, bool throws)
{
    private static readonly IdnMapping Idn = new();

    private TokenReader reader = new(text, throws);

    // The last phrase that was read, where it ended, and whether the address that it began failed there. A list of n
    // names without brackets would otherwise read the rest of the list n times.
    private int phraseStart = -1;
    private int phraseEnd = -1;
    private bool phraseFailed;
    private bool phraseBroken;
    private readonly bool Strict => options.AddressParserComplianceMode == RfcComplianceMode.Strict;

    public static bool TryParseList(ParserOptions options, ReadOnlySpan<byte> text, AddressKinds kinds, out List<InternetAddress> list)
    {
        list = [];
        return new AddressParser(options, text, throws: false).TryReadList(kinds, list, lenient: true, inGroup: false, depth: 0);
    }

    /// <summary>A whole list, nothing left over; null when it is not one.</summary>
    public static List<InternetAddress>? ParseList(ParserOptions options, ReadOnlySpan<byte> text, bool throws)
    {
        var list = new List<InternetAddress>();
        return new AddressParser(options, text, throws).TryReadList(AddressKinds.Any, list, lenient: false, inGroup: false, depth: 0) ? list : null;
    }

    /// <summary>One address; what follows it is ignored when <paramref name="partial"/> is set.</summary>
    public static InternetAddress? ParseOne(ParserOptions options, ReadOnlySpan<byte> text, AddressKinds kinds, bool throws, bool partial = false)
    {
        var parser = new AddressParser(options, text, throws);
        if (!parser.TryReadAddress(kinds, 0, out var address))
        {
            return null;
        }

        if (!partial && (!parser.reader.SkipComments() || !parser.reader.AtEnd))
        {
            parser.reader.Fail("Unexpected token", parser.reader.Position);
            return null;
        }

        return address;
    }

    /// <summary>An address as it is given to <see cref="MailboxAddress"/>: no name, no brackets.</summary>
    public static bool TryParseAddrSpec(RfcComplianceMode mode, string text, bool throws, out string address, out int at)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var parser = new AddressParser(new ParserOptions { AddressParserComplianceMode = mode }, bytes, throws);
        if (!parser.TryReadAddrSpec([], out address, out at))
        {
            return false;
        }

        return (parser.reader.SkipComments() && parser.reader.AtEnd) || parser.reader.Fail("Unexpected token", parser.reader.Position);
    }

    /// <summary>Reads to the end (or to the ';' of a group); a lenient reader skips what is no address.</summary>
    private bool TryReadList(AddressKinds kinds, List<InternetAddress> list, bool lenient, bool inGroup, int depth)
    {
        if (!reader.SkipComments())
        {
            return false;
        }

        if (reader.AtEnd)
        {
            return reader.Fail("No addresses found", reader.Position);
        }

        while (!reader.AtEnd && !(inGroup && reader.Is(';')))
        {
            var start = reader.Position;
            if (TryReadAddress(kinds, depth, out var address, lenient))
            {
                list.Add(address!);
            }
            else if (lenient)
            {
                reader.Position = start;
                SkipToSeparator(inGroup);
            }
            else
            {
                return false;
            }

            if (!SkipSeparators(inGroup))
            {
                return false;
            }
        }

        return true;
    }

    private void SkipToSeparator(bool inGroup)
    {
        while (!reader.AtEnd && !reader.Is(',') && !(inGroup && reader.Is(';')))
        {
            var done = reader.Current switch
            {
                (byte)'"' => !reader.SkipQuoted(),
                (byte)'(' => !reader.SkipComment(),
                _ => reader.Position++ < 0,
            };
            if (done)
            {
                return;
            }
        }
    }

    /// <summary>Any number of commas; without one the next address follows at once, which only strict reading refuses.</summary>
    private bool SkipSeparators(bool inGroup)
    {
        var commas = 0;
        while (true)
        {
            if (!reader.SkipComments())
            {
                return false;
            }

            if (reader.AtEnd || (inGroup && reader.Is(';')))
            {
                return true;
            }

            if (!reader.Is(','))
            {
                return commas > 0 || !Strict || reader.Fail("Expected ',' between addresses", reader.Position);
            }

            commas++;
            reader.Position++;
        }
    }

    private bool TryReadAddress(AddressKinds kinds, int depth, out InternetAddress? address, bool lenient = false)
    {
        address = null;
        if (!reader.SkipComments())
        {
            return false;
        }

        var start = reader.Position;
        if (reader.AtEnd)
        {
            return reader.Fail("No address found", start);
        }

        var reused = start > phraseStart && start < phraseEnd;
        var length = 0;
        var trimQuote = false;
        if (reused)
        {
            reader.Position = phraseEnd;
        }
        else
        {
            phraseBroken = !TryReadPhrase(out length, out trimQuote) || !reader.SkipComments();
            phraseStart = start;
            phraseEnd = reader.Position;
            phraseFailed = false;
        }

        if (phraseBroken)
        {
            return false;
        }

        var named = reader.Is(':') || reader.Is('<');
        if (named && reused && phraseFailed)
        {
            return false;
        }

        var read = TryReadFrom(kinds, depth, lenient, start, length, trimQuote, out address);
        phraseFailed |= named && !read;
        return read;
    }

    /// <summary>Decides by the character behind the phrase what the phrase was.</summary>
    private bool TryReadFrom(AddressKinds kinds, int depth, bool lenient, int start, int length, bool trimQuote, out InternetAddress? address)
    {
        address = null;
        if (reader.AtEnd || reader.Current is (byte)',' or (byte)'>' or (byte)';')
        {
            return (kinds.HasFlag(AddressKinds.Mailbox) || reader.Fail("Unexpected addr-spec", start)) && TryReadBareName(start, out address);
        }

        if (reader.Is(':'))
        {
            return TryReadGroup(kinds, depth, lenient, start, length, trimQuote, out address);
        }

        if (!kinds.HasFlag(AddressKinds.Mailbox))
        {
            return reader.Fail("Unexpected mailbox", start);
        }

        if (reader.Is('@'))
        {
            if (!TryReadBareAddress(start, out address, out length))
            {
                return false;
            }

            if (address is not null)
            {
                return true;
            }
        }

        return reader.Is('<')
            ? TryReadMailbox(start, length, trimQuote, out address)
            : reader.Fail("Invalid address", start);
    }
}
