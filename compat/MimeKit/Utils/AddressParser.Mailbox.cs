using System.Text;

namespace MimeKit.Utils;

internal ref partial struct AddressParser
{
    /// <summary>A local part alone: "root", "root (the administrator)".</summary>
    private bool TryReadBareName(int start, out InternetAddress? address)
    {
        var sentinel = reader.AtEnd ? (byte)',' : reader.Current;
        address = null;
        if (!options.AllowAddressesWithoutDomain)
        {
            return reader.Fail("Incomplete addr-spec", start);
        }

        reader.Position = start;
        if (!TryReadLocalPart(skipTrailing: false, out var local))
        {
            return false;
        }

        reader.SkipWhite();
        var name = string.Empty;
        if (reader.Is('('))
        {
            TryReadCommentName(out name);
            reader.SkipComments();
        }

        if (reader.Is('>'))
        {
            if (Strict)
            {
                return reader.Fail("Unexpected '>'", start);
            }

            reader.Position++;
        }

        if (!reader.AtEnd && reader.Current != sentinel)
        {
            return reader.Fail("Unexpected token", start);
        }

        address = new MailboxAddress(Encoding.UTF8, name, local, -1);
        return true;
    }

    /// <summary>An address without brackets; null with true when it is the unquoted name before a '&lt;'.</summary>
    private bool TryReadBareAddress(int start, out InternetAddress? address, out int length)
    {
        address = null;
        length = 0;
        reader.Position = start;
        if (!TryReadAddrSpec(",>;"u8, out var spec, out var at))
        {
            return false;
        }

        reader.SkipWhite();
        var name = string.Empty;
        if (reader.Is('('))
        {
            var comment = reader.Position;
            if (!TryReadCommentName(out name))
            {
                return reader.Fail("Incomplete comment", comment);
            }
        }

        if (!reader.SkipComments())
        {
            return false;
        }

        if (reader.Is('<') || reader.Is('>'))
        {
            if (Strict)
            {
                return reader.Fail("Unexpected angle bracket", start);
            }

            if (reader.Is('<'))
            {
                var end = reader.Position;
                while (end > start && ByteClass.IsWhite(reader.Text[end - 1]))
                {
                    end--;
                }

                length = end - start;
                return true;
            }

            reader.Position++;
        }

        address = new MailboxAddress(Encoding.UTF8, name, spec, at);
        return true;
    }

    /// <summary>The name that older programs put into a comment behind the address.</summary>
    private bool TryReadCommentName(out string name)
    {
        var start = reader.Position + 1;
        var closed = reader.SkipComment();
        name = closed ? EncodedWordDecoder.Decode(options, reader.Text[start..(reader.Position - 1)], phrase: true).Trim() : string.Empty;
        return closed;
    }

    private bool TryReadMailbox(int start, int length, bool trimQuote, out InternetAddress? address)
    {
        address = null;
        var (name, encoding) = DecodeName(start, length, trimQuote);
        if (!SkipBrackets('<', start) || !reader.SkipComments())
        {
            return false;
        }

        if (reader.AtEnd || (reader.Is('@') && !TryReadRoute(start)) || reader.AtEnd)
        {
            return reader.Fail("Incomplete mailbox", start);
        }

        if (!TryReadAddrSpec(",>;"u8, out var spec, out var at) || !reader.SkipComments())
        {
            return false;
        }

        if (reader.Is('>'))
        {
            if (!SkipBrackets('>', start))
            {
                return false;
            }
        }
        else if (Strict)
        {
            return reader.Fail("Unexpected end of mailbox", start);
        }

        address = new MailboxAddress(encoding, name, spec, at);
        return true;
    }

    /// <summary>RFC 7103 section 7.1.2: excessive angle brackets.</summary>
    private bool SkipBrackets(char bracket, int start)
    {
        reader.Position++;
        if (Strict && reader.Is(bracket))
        {
            return reader.Fail("Excessive angle brackets", start);
        }

        while (reader.Is(bracket))
        {
            reader.Position++;
        }

        return true;
    }

    private bool TryReadGroup(AddressKinds kinds, int depth, bool lenient, int start, int length, bool trimQuote, out InternetAddress? address)
    {
        address = null;
        if (!kinds.HasFlag(AddressKinds.Group))
        {
            return reader.Fail("Unexpected group", start);
        }

        if (depth >= options.MaxAddressGroupDepth)
        {
            return reader.Fail("Groups nested too deep", start);
        }

        var from = start + (trimQuote ? 1 : 0);
        var name = EncodedWordDecoder.Decode(options, reader.Text.Slice(from, Math.Max(length - (trimQuote ? 1 : 0), 0)), phrase: true, out var codePage);
        reader.Position++;
        while (reader.Is(':') || reader.Is(' ') || reader.Is('\t'))
        {
            reader.Position++;
        }

        var members = new List<InternetAddress>();
        var read = TryReadList(kinds | AddressKinds.Mailbox, members, lenient, inGroup: true, depth + 1);
        var encoding = Charsets.GetEncodingOrDefault(codePage, Encoding.UTF8);
        address = new GroupAddress(encoding, MimeUtils.Unquote(name, true), read ? members : []);
        if (!reader.Is(';') && reader.Throws && Strict)
        {
            return reader.Fail("Expected ';'", start);
        }

        var end = reader.AtEnd ? -1 : reader.Text[reader.Position..].IndexOf((byte)';');
        reader.Position = end == -1 ? reader.Text.Length : reader.Is(';') ? reader.Position + 1 : reader.Position + end;
        return true;
    }

    private readonly (string Name, Encoding Encoding) DecodeName(int start, int length, bool trimQuote)
    {
        start += trimQuote ? 1 : 0;
        length -= trimQuote ? 1 : 0;
        if (length <= 0)
        {
            return (string.Empty, Encoding.UTF8);
        }

        var unquoted = MimeUtils.Unquote(reader.Text.Slice(start, length), tabsToSpaces: true);
        var name = EncodedWordDecoder.Decode(options, unquoted, phrase: true, out var codePage);
        return (name, Charsets.GetEncodingOrDefault(codePage, Encoding.UTF8));
    }
}
