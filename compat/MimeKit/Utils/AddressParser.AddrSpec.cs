namespace MimeKit.Utils;

internal ref partial struct AddressParser
{
    /// <summary>RFC 5322 section 4.4 obs-route: read over, since nobody may use it.</summary>
    private bool TryReadRoute(int start)
    {
        var quiet = new TokenReader(reader.Text) { Position = reader.Position };
        do
        {
            quiet.Position++;
            if (quiet.AtEnd || !quiet.TryReadDomain(",:"u8, out _))
            {
                return reader.Fail("Invalid route", start);
            }

            while (quiet.SkipComments() && quiet.Is(','))
            {
                quiet.Position++;
            }
        }
        while (quiet.Is('@'));

        reader.Position = quiet.Position;
        if (!reader.Is(':'))
        {
            return reader.Fail("Incomplete route", start);
        }

        reader.Position++;
        return reader.SkipComments();
    }

    /// <summary>RFC 5322 section 3.4.1; the domain is missing when a sentinel follows the local part.</summary>
    private bool TryReadAddrSpec(ReadOnlySpan<byte> sentinels, out string spec, out int at)
    {
        var start = reader.Position;
        at = -1;
        if (!TryReadLocalPart(skipTrailing: true, out spec))
        {
            return false;
        }

        if (reader.AtEnd || sentinels.Contains(reader.Current))
        {
            return true;
        }

        if (!reader.Is('@'))
        {
            return reader.Fail("Invalid addr-spec", start);
        }

        reader.Position++;
        if (!reader.SkipComments() || reader.AtEnd)
        {
            return reader.Fail("Incomplete addr-spec", start);
        }

        if (!reader.TryReadDomain(sentinels, out var domain))
        {
            return false;
        }

        at = spec.Length;
        spec = $"{spec}@{DecodeDomain(domain)}";
        return true;
    }

    internal static string DecodeDomain(string domain)
    {
        if (!domain.StartsWith("xn--", StringComparison.Ordinal) && !domain.Contains(".xn--", StringComparison.Ordinal))
        {
            return domain;
        }

        try
        {
            return Idn.GetUnicode(domain);
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }
}
