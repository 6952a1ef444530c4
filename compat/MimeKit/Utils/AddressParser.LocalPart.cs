using System.Text;

namespace MimeKit.Utils;

internal ref partial struct AddressParser
{
    private bool TryReadLocalPart(bool skipTrailing, out string local)
    {
        var start = reader.Position;
        var token = new StringBuilder();
        var looser = options.AddressParserComplianceMode == RfcComplianceMode.Looser;
        local = string.Empty;
        while (true)
        {
            if (!TryReadLocalWord(start, looser, token))
            {
                return false;
            }

            var end = reader.Position;
            if (!reader.SkipComments())
            {
                return false;
            }

            if (!reader.Is('.'))
            {
                reader.Position = skipTrailing ? reader.Position : end;
                break;
            }

            do
            {
                token.Append('.');
                reader.Position++;
                if (!reader.SkipComments())
                {
                    return false;
                }

                if (reader.AtEnd)
                {
                    return reader.Fail("Incomplete local-part", start);
                }
            }
            while (looser && reader.Is('.'));

            if (looser && reader.Is('@'))
            {
                break;
            }
        }

        local = token.ToString();
        return true;
    }

    private bool TryReadLocalWord(int start, bool looser, StringBuilder token)
    {
        var from = reader.Position;
        if (reader.Is('"'))
        {
            // Control characters in an address are the way to header injection: refused even where obs-qp allows them.
            if (!reader.SkipQuoted(forbidControls: true))
            {
                return false;
            }
        }
        else if (!reader.SkipAtom())
        {
            return reader.Fail("Invalid local-part", start);
        }

        var escapedAt = false;
        while (looser && reader.Text[reader.Position..].StartsWith("\\@"u8))
        {
            escapedAt = true;
            reader.Position += 2;
            if (!reader.SkipAtom())
            {
                break;
            }
        }

        if (!reader.TryUtf8(from, reader.Position, out var word))
        {
            if (Strict)
            {
                return reader.Fail("A local-part may only hold UTF-8", from);
            }

            word = Encoding.Latin1.GetString(reader.Text[from..reader.Position]);
        }

        token.Append(escapedAt ? word.Replace("\\@", "%40", StringComparison.Ordinal) : word);
        return true;
    }
}
