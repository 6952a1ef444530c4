namespace Platform.Mail;

/// <summary>Recognises the lines that introduce an earlier mail. Each test looks at a bounded number of bounded lines.</summary>
internal static class QuoteHeader
{
    private const int MaxAttribution = 400;
    private const int MaxWrapped = 4;
    private const int MaxHeaderLines = 14;

    /// <summary>How sure an attribution is: a weak one counts only when quoted lines follow.</summary>
    internal enum Strength
    {
        None,
        Weak,
        Strong,
    }

    /// <summary>An attribution that begins at a line: "On ... wrote:", also wrapped. Gives the index after it.</summary>
    public static Strength Attribution(List<TextLine> lines, int at, out int end)
    {
        end = at + 1;
        var first = lines[at].Text;
        var single = OfText(first);
        if (single == Strength.None && first.IndexOf(":   ", 0, Math.Min(first.Length, MaxAttribution), StringComparison.Ordinal) is var colon and > 0)
        {
            // Yahoo on Android puts the earlier mail into the line of its attribution.
            single = OfText(first[..(colon + 1)]);
        }

        if (single != Strength.None || first.Length > 200 || !MayBegin(first))
        {
            return single;
        }

        var joined = first;
        for (var i = at + 1; i < lines.Count && i < at + MaxWrapped; i++)
        {
            var next = lines[i];
            if (next.IsBlank || (next.Has(LineMarks.Quoted) && !IsWrappedEnd(next.Text)) || joined.Length + next.Text.Length > MaxAttribution)
            {
                return Strength.None;
            }

            joined += " " + next.Text;
            if (next.Text[^1] is not (':' or '：' or '>' or '_' or '*' or '-') && !EndsWithVerb(next.Text))
            {
                continue;
            }

            if (OfText(joined) is var strength and not Strength.None)
            {
                end = i + 1;
                return strength;
            }
        }

        return Strength.None;
    }

    /// <summary>The end of an attribution that was wrapped at its angle bracket: <c>&gt;:</c>, <c>&gt; wrote:</c>.</summary>
    private static bool IsWrappedEnd(string line) => line.Length <= 24 && line[0] == '>' && line[^1] is ':' or '：';

    public static Strength OfText(string line)
    {
        var text = line.AsSpan().Trim().Trim("*_-– ");
        if (text.Length is < 5 or > MaxAttribution)
        {
            return Strength.None;
        }

        var colon = text[^1] is ':' or '：';
        if (!colon && !EndsWithVerb(text))
        {
            // "2013/7/20 Jane Doe <jane@host>": programs without a translation put no verb and no colon.
            return text[^1] == '>' && char.IsAsciiDigit(text[0]) && HasAddress(text) && CountDigits(text) >= 6 ? Strength.Weak : Strength.None;
        }

        var hasAddress = HasAddress(text);
        var digits = CountDigits(text);
        var verb = text.ContainsAny(QuotePhrases.Wrote);
        if (verb)
        {
            return (hasAddress && (digits >= 2 || text.Contains('>'))) || HasTime(text) ? Strength.Strong : text.Length <= 120 ? Strength.Weak : Strength.None;
        }

        // "12.03.2024, 10:22, "Name" <name@host>:" - Yandex, Mail.ru and others name no verb.
        // "Quoting Name <name@host>:" - Horde and others name no day either; quoted lines have to prove it.
        return !hasAddress || text.Length > 200 ? Strength.None
            : digits >= 6 && (text[^2] is '>' or ')' || HasTime(text)) ? Strength.Strong
            : text[^2] == '>' && text.Length <= 120 ? Strength.Weak
            : Strength.None;
    }

    /// <summary>-----Original Message-----, ---------- Forwarded message ---------, Begin forwarded message:</summary>
    public static bool IsSeparator(string line, out bool forward)
    {
        forward = false;
        var text = line.AsSpan().Trim();
        if (text.Length is < 6 or > 120)
        {
            return false;
        }

        var inner = text.Trim("-—–_=*~#> ").TrimEnd(":：").Trim();
        var ruled = text.Length - inner.Length >= 4 && text[0] is '-' or '—' or '–' or '_' or '=' or '*' or '~' or '#';
        if (QuotePhrases.IsForward(inner))
        {
            forward = true;
            return ruled || text[^1] is ':' or '：';
        }

        if (!ruled)
        {
            return false;
        }

        // Notes: "-----Jane Doe <jane@host> wrote: -----"; "----- Forwarded by Jane Doe/ACME on 03/12/2024 -----"
        if (inner.StartsWith("forwarded by ", StringComparison.OrdinalIgnoreCase) || inner.StartsWith("forwarded message from ", StringComparison.OrdinalIgnoreCase))
        {
            forward = true;
            return true;
        }

        return QuotePhrases.IsOriginal(inner) || (inner.Length > 5 && inner.ContainsAny(QuotePhrases.Wrote) && text[0] == '-' && text[^1] == '-');
    }

    /// <summary>A line of underscores or dashes that Outlook and Yahoo draw above a header block.</summary>
    public static bool IsRule(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length >= 3 && (text.IndexOfAnyExcept('_') < 0 || text.IndexOfAnyExcept('-') < 0 || text.IndexOfAnyExcept('=') < 0 || text.IndexOfAnyExcept('─', '—') < 0);
    }

    /// <summary>From:, Sent:, To:, Subject: in any order, at least as many as prove it. Gives the index after the block.</summary>
    public static bool HeaderBlock(List<TextLine> lines, int at, bool introduced, out int end)
    {
        end = at;
        var seen = 0;
        var kinds = 0;
        var evidence = introduced;
        var stray = 0;
        for (var i = at; i < lines.Count && i < at + MaxHeaderLines; i++)
        {
            var line = lines[i].Text;
            if (line.Length == 0)
            {
                // Programs that put each label in a paragraph leave blank lines between.
                if (kinds > 0 && (i + 1 >= lines.Count || !Label(lines[i + 1].Text, out _, out _)))
                {
                    break;
                }

                continue;
            }

            if (Label(line, out var label, out var value))
            {
                kinds += (seen & (1 << (int)label)) == 0 ? 1 : 0;
                seen |= 1 << (int)label;
                evidence |= label == HeaderLabel.From ? HasAddress(value) : label == HeaderLabel.Subject || (label == HeaderLabel.Date && HasTime(value));
                end = i + 1;
                stray = 0;
            }
            else if (kinds == 0 || ++stray > 2 || !Label(PeekLabel(lines, i), out _, out _))
            {
                break;
            }
        }

        var from = (seen & (1 << (int)HeaderLabel.From)) != 0;
        return from && (kinds >= 3 ? evidence : kinds == 2 && introduced);
    }

    /// <summary>A label and its value; bold marks of converted HTML are ignored.</summary>
    public static bool Label(string line, out HeaderLabel label, out ReadOnlySpan<char> value)
    {
        label = default;
        value = default;
        var text = line.AsSpan().TrimStart(" *_\t|");
        var colon = text[..Math.Min(text.Length, 28)].IndexOfAny(':', '：');
        if (colon is <= 0)
        {
            return false;
        }

        value = text[(colon + 1)..].Trim(" *\t|");
        return QuotePhrases.TryLabel(text[..colon].Trim(" *_\t\u00A0"), out label);
    }

    private static string PeekLabel(List<TextLine> lines, int at)
    {
        for (var i = at + 1; i < lines.Count && i <= at + 2; i++)
        {
            if (lines[i].Text.Length > 0)
            {
                return lines[i].Text;
            }
        }

        return "";
    }

    private static bool MayBegin(string line)
    {
        var text = line.AsSpan().TrimStart();
        var space = text.IndexOfAny(' ', '\u00A0');
        var word = space < 0 ? text : text[..space];
        return !word.IsEmpty && (char.IsAsciiDigit(word[0]) || QuotePhrases.IsAttributionStart(word) || word[0] is '在' or '於' or '"' || HasTime(text) || HasAddress(text));
    }

    private static bool EndsWithVerb(ReadOnlySpan<char> text)
    {
        var tail = text[Math.Max(0, text.Length - 16)..];
        return tail.EndsWith("wrote", StringComparison.OrdinalIgnoreCase) || tail.EndsWith("写道", StringComparison.Ordinal) || tail.EndsWith("寫道", StringComparison.Ordinal)
            || tail.EndsWith("a écrit", StringComparison.OrdinalIgnoreCase) || tail.EndsWith("書きました。", StringComparison.Ordinal) || tail.EndsWith("escribió", StringComparison.OrdinalIgnoreCase);
    }

    internal static bool HasAddress(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at < text.Length - 2 && text[at - 1] > ' ' && char.IsLetterOrDigit(text[at + 1]);
    }

    internal static bool HasTime(ReadOnlySpan<char> text)
    {
        for (var i = 1; i + 2 < text.Length; i++)
        {
            if (text[i] is ':' or 'h' or '：' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2])
                && (i + 3 >= text.Length || !char.IsAsciiDigit(text[i + 3])))
            {
                return true;
            }
        }

        return false;
    }

    internal static bool EndsSentence(string line) => line[^1] is '.' or '!' or '?' or ':' or ',' or '。' or '！' or '？' or '：';

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return count;
    }
}
