namespace MimeKit.Utils;

internal ref partial struct AddressParser
{
    /// <summary>Words, dots and unquoted commas: a display name, or the beginning of an address.</summary>
    private bool TryReadPhrase(out int length, out bool trimQuote)
    {
        var start = reader.Position;
        length = 0;
        trimQuote = false;
        while (!reader.AtEnd)
        {
            var quoted = reader.Is('"');
            if (!TryReadPhraseWord(start, ref trimQuote))
            {
                break;
            }

            length = reader.Position - start;
            while (true)
            {
                if (!reader.SkipComments())
                {
                    return false;
                }

                if (!reader.Is('.'))
                {
                    break;
                }

                reader.Position++;
                length = reader.Position - start;
            }

            if (options.AllowUnquotedCommasInAddresses && reader.Is(',') && !quoted)
            {
                reader.Position++;
                length = reader.Position - start;
                if (!reader.SkipComments())
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool TryReadPhraseWord(int start, ref bool trimQuote)
    {
        if (Strict)
        {
            return reader.SkipWord();
        }

        if (!reader.Is('"'))
        {
            return reader.SkipPhraseAtom();
        }

        var quote = reader.Position;
        var quiet = new TokenReader(reader.Text) { Position = quote };
        if (quiet.SkipQuoted())
        {
            reader.Position = quiet.Position;
            return true;
        }

        // A quote that is never closed: take it as part of the name.
        reader.Position = quote + 1;
        reader.SkipWhite();
        if (!reader.SkipPhraseAtom())
        {
            return reader.Fail("Incomplete quoted string", quote);
        }

        trimQuote |= start == quote;
        return true;
    }
}
