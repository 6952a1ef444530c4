namespace Platform.Mail;

/// <summary>
/// Gives each line its role as far as quotation goes: first by what the markup proves, then by the lines that introduce an earlier
/// mail, from top to bottom. Own lines between and below quoted ones stay own: that is how people answer point by point.
/// </summary>
internal static class QuoteFinder
{
    public static LineRole[] Find(List<TextLine> lines)
    {
        var roles = new LineRole[lines.Count];
        ByMarkup(lines, roles);
        var i = 0;
        while (i < lines.Count)
        {
            i = lines[i].IsBlank || roles[i] is LineRole.Quote or LineRole.Forwarded ? i + 1 : Step(lines, roles, i);
        }

        return roles;
    }

    private static void ByMarkup(List<TextLine> lines, LineRole[] roles)
    {
        var regionQuoted = false;
        foreach (var line in lines)
        {
            regionQuoted |= line.Has(LineMarks.Region) && line.Has(LineMarks.Quoted);
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Has(LineMarks.Attached))
            {
                roles[i] = LineRole.Forwarded;
            }
            else if (IsQuoted(lines, i) || (line.Has(LineMarks.Indented) && IsIntroduced(lines, roles, i)))
            {
                roles[i] = LineRole.Quote;
            }
            else if (line.Has(LineMarks.Attribution) && !line.IsBlank)
            {
                roles[i] = LineRole.Header;
            }
            else if (line.Has(LineMarks.Region) && !regionQuoted)
            {
                // No quotation element inside: the region itself is the quotation, unless a forward follows.
                roles[i] = IsForwardLine(line) ? LineRole.Own : LineRole.Quote;
            }
            else if (line.Has(LineMarks.Signature) && !line.IsBlank)
            {
                roles[i] = LineRole.Signature;
            }
        }

        KeepForward(lines, roles);
    }

    /// <summary>A single line that begins with a greater-than sign and a number, right below own text, is a comparison and no quotation.</summary>
    private static bool IsQuoted(List<TextLine> lines, int i)
    {
        if (!lines[i].Has(LineMarks.Quoted) || lines[i].IsBlank)
        {
            return lines[i].Has(LineMarks.Quoted);
        }

        var text = lines[i].Text.AsSpan().TrimStart().TrimStart("> ");
        var alone = i > 0 && !lines[i - 1].IsBlank && !lines[i - 1].Has(LineMarks.Quoted) && (i + 1 >= lines.Count || !lines[i + 1].Has(LineMarks.Quoted));
        return !(alone && lines[i].Text[0] == '>' && !text.IsEmpty && (char.IsAsciiDigit(text[0]) || text[0] is '$' or '€' or '£') && !QuoteHeader.EndsSentence(lines[i - 1].Text));
    }

    /// <summary>A forwarded mail in a Gmail region is introduced by its separator and is no quotation.</summary>
    private static void KeepForward(List<TextLine> lines, LineRole[] roles)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Has(LineMarks.Region) && IsForwardLine(lines[i]) && roles[i] is LineRole.Header or LineRole.Own)
            {
                for (var k = i; k < lines.Count; k++)
                {
                    roles[k] = roles[k] == LineRole.Quote && lines[k].Has(LineMarks.Quoted) ? LineRole.Quote : LineRole.Own;
                }

                return;
            }
        }
    }

    private static bool IsForwardLine(TextLine line) => QuoteHeader.IsSeparator(line.Text, out var forward) && forward;

    private static bool IsIntroduced(List<TextLine> lines, LineRole[] roles, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 3; i--)
        {
            if (!lines[i].IsBlank || roles[i] == LineRole.Quote)
            {
                return (roles[i] == LineRole.Quote && lines[i].Has(LineMarks.Indented)) || lines[i].Has(LineMarks.Attribution) || QuoteHeader.OfText(lines[i].Text) != QuoteHeader.Strength.None
                    || (i > 0 && QuoteHeader.Attribution(lines, i - 1, out _) != QuoteHeader.Strength.None)
                    || (roles[i] != LineRole.Quote && QuoteHeader.IsSeparator(lines[i].Text, out _));
            }
        }

        return false;
    }

    private static int Step(List<TextLine> lines, LineRole[] roles, int i)
    {
        var line = lines[i];
        if (QuoteHeader.IsSeparator(line.Text, out var forward) || PlainLines.IsChevrons(line.Text))
        {
            var start = NextVisible(lines, i + 1);
            var end = start < lines.Count && QuoteHeader.HeaderBlock(lines, start, introduced: true, out var blockEnd) ? blockEnd : i + 1;
            return Cut(lines, roles, i, end, forward ? LineRole.Forwarded : LineRole.Earlier);
        }

        var rule = line.Has(LineMarks.Rule | LineMarks.Begin);
        if (QuoteHeader.IsRule(line.Text))
        {
            var start = NextVisible(lines, i + 1);
            if (start < lines.Count && start <= i + 3 && roles[start] != LineRole.Quote && QuoteHeader.HeaderBlock(lines, start, introduced: true, out var blockEnd))
            {
                return Cut(lines, roles, i, blockEnd, LineRole.Earlier);
            }
        }
        else if (QuoteHeader.Label(line.Text, out _, out _) && QuoteHeader.HeaderBlock(lines, i, rule, out var blockEnd))
        {
            return Cut(lines, roles, i, blockEnd, LineRole.Earlier);
        }

        if (line.Has(LineMarks.Begin))
        {
            return Cut(lines, roles, i, i, LineRole.Earlier);
        }

        return roles[i] == LineRole.Signature ? i + 1 : Attribution(lines, roles, i);
    }

    private static int Attribution(List<TextLine> lines, LineRole[] roles, int i)
    {
        var strength = QuoteHeader.Attribution(lines, i, out var end);
        if (strength == QuoteHeader.Strength.None)
        {
            return i + 1;
        }

        var next = NextVisible(lines, end);
        if (next < lines.Count && roles[next] == LineRole.Quote)
        {
            Mark(roles, i, end, LineRole.Header);
            return next;
        }

        if (next < lines.Count && lines[next].Text.StartsWith('|'))
        {
            var bar = next;
            while (bar < lines.Count && lines[bar].Text.StartsWith('|'))
            {
                bar++;
            }

            Mark(roles, i, end, LineRole.Header);
            Mark(roles, end, bar, LineRole.Quote);
            return bar;
        }

        // With nothing above it, the answer may stand below a quotation that nothing marks: what nobody can tell apart is kept.
        return strength == QuoteHeader.Strength.Strong && HasOwn(lines, roles, i) ? Cut(lines, roles, i, end, LineRole.Earlier) : end;
    }

    private static bool HasOwn(List<TextLine> lines, LineRole[] roles, int before)
    {
        for (var i = 0; i < before; i++)
        {
            if (roles[i] is LineRole.Own or LineRole.Signature && !lines[i].IsBlank)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Marks the introduction; the rest is the earlier mail, unless its lines are quoted one by one: then only those are.</summary>
    private static int Cut(List<TextLine> lines, LineRole[] roles, int from, int bodyStart, LineRole rest)
    {
        Mark(roles, from, bodyStart, LineRole.Header);
        var next = NextVisible(lines, bodyStart);
        if (next < lines.Count && roles[next] == LineRole.Quote && !lines[from].Has(LineMarks.Begin))
        {
            return rest == LineRole.Forwarded ? CutQuotedForward(lines, roles, next) : next;
        }

        Mark(roles, bodyStart, lines.Count, rest);
        return lines.Count;
    }

    /// <summary>Apple quotes what it forwards: the header and the body lose one level of quotation.</summary>
    private static int CutQuotedForward(List<TextLine> lines, LineRole[] roles, int at)
    {
        var end = at;
        while (end < lines.Count && (roles[end] == LineRole.Quote || lines[end].IsBlank))
        {
            var text = lines[end].Text;
            if (text.StartsWith('>'))
            {
                text = text[1..].TrimStart();
            }

            lines[end] = new TextLine(text, text.StartsWith('>') ? LineMarks.Quoted : LineMarks.None);
            end++;
        }

        Mark(roles, at, end, LineRole.Forwarded);
        var start = NextVisible(lines, at);
        if (start < end && QuoteHeader.HeaderBlock(lines, start, introduced: true, out var headerEnd))
        {
            Mark(roles, at, Math.Min(headerEnd, end), LineRole.Header);
        }

        return end;
    }

    private static void Mark(LineRole[] roles, int from, int to, LineRole role)
    {
        for (var i = from; i < to; i++)
        {
            roles[i] = role;
        }
    }

    private static int NextVisible(List<TextLine> lines, int at)
    {
        while (at < lines.Count && lines[at].IsBlank)
        {
            at++;
        }

        return at;
    }
}
