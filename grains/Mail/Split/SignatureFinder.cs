namespace Platform.Mail;

/// <summary>
/// Finds what stands below the new text without being part of it. Each stretch of own lines is looked at on its own, because a
/// signature ends a stretch: the last before the quote, or the last of the mail.
/// </summary>
internal static class SignatureFinder
{
    /// <summary>More lines than this below a closing are no signature.</summary>
    private const int MaxTail = 12;

    /// <summary>A longer line below a closing is a sentence.</summary>
    private const int MaxTailLine = 90;

    private const int MaxRounds = 3;

    /// <summary>How many lines that speak like a notice are looked at more closely.</summary>
    private const int MaxNotices = 20;

    public static void Find(List<TextLine> lines, LineRole[] roles, string? author)
    {
        Banners(lines, roles);
        var isFirst = true;
        var i = 0;
        while (i < lines.Count)
        {
            if (roles[i] != LineRole.Own || lines[i].IsBlank)
            {
                i++;
                continue;
            }

            var start = i;
            var last = i;
            while (i < lines.Count && (roles[i] == LineRole.Own || lines[i].IsBlank))
            {
                last = lines[i].IsBlank ? last : i;
                i++;
            }

            Look(new Stretch(lines, roles, start, last + 1, isFirst), author);
            isFirst = false;
        }
    }

    private static void Banners(List<TextLine> lines, LineRole[] roles)
    {
        var seen = 0;
        for (var i = 0; i < lines.Count && seen < 4; i++)
        {
            if (lines[i].IsBlank || roles[i] != LineRole.Own)
            {
                continue;
            }

            seen++;
            if (lines[i].Text.AsSpan().ContainsAny(SignaturePhrases.Banners))
            {
                roles[i] = LineRole.Signature;
            }
        }
    }

    private static void Look(Stretch stretch, string? author)
    {
        Delimiter(stretch);

        // From below: each of these may stand under the next.
        Trailers(stretch);

        if (!Closing(stretch))
        {
            ContactBlock(stretch, author);
        }

        Trailers(stretch);
    }

    /// <summary>RFC 3676 §4.3: "-- " alone in a line. The space gets lost on the way, so two dashes count when little follows.</summary>
    private static void Delimiter(Stretch stretch)
    {
        var visible = 0;
        for (var i = stretch.End - 1; i >= stretch.Top; i--)
        {
            var line = stretch.Line(i);
            visible += line.Length > 0 ? 1 : 0;
            if (line is "--" or "—" && visible <= 25)
            {
                stretch.Cut(i);
                return;
            }

            // Some programs draw underscores; a rule with a few short lines below it is a signature too.
            if (IsRule(line) && visible is > 1 and <= 8 && stretch.AreShort(i + 1, MaxTailLine) && !stretch.HasMatter(i + 1))
            {
                stretch.Cut(i);
                return;
            }
        }
    }

    private static bool IsRule(string line) => line.Length >= 5 ? QuoteHeader.IsRule(line) : line.Length >= 2 && line.AsSpan().IndexOfAnyExcept('_') < 0;

    /// <summary>A few rounds: a mail that stacks more of them is made to cost time.</summary>
    private static void Trailers(Stretch stretch)
    {
        for (var round = 0; round < MaxRounds && (Disclaimer(stretch) || AppLine(stretch)); round++)
        {
        }
    }

    private static bool Disclaimer(Stretch stretch)
    {
        if (stretch.End <= stretch.Start)
        {
            return false;
        }

        var notices = 0;

        // The last paragraph, or the paragraphs below the first one that speaks as a notice.
        for (var i = stretch.Start; i < stretch.End && notices < MaxNotices; i++)
        {
            var line = stretch.Line(i);
            if (line.Length > 0 && line.AsSpan().ContainsAny(SignaturePhrases.Disclaimers) && ++notices > 0 && IsNotice(stretch, i))
            {
                var top = i;
                while (top > stretch.Start && stretch.Line(top - 1).Length > 0 && !QuoteHeader.EndsSentence(stretch.Line(top - 1)) && i - top < 3)
                {
                    top--;
                }

                return stretch.Cut(Math.Max(top, Math.Min(i, stretch.Top)));
            }
        }

        return false;
    }

    /// <summary>A person may speak of such words: a notice is long, or it stands last and asks nothing.</summary>
    private static bool IsNotice(Stretch stretch, int at)
    {
        var length = 0;
        var questions = 0;
        for (var i = at; i < stretch.End; i++)
        {
            length += stretch.Line(i).Length;
            questions += stretch.Line(i).EndsWith('?') ? 1 : 0;
        }

        return questions == 0 && (length >= 60 || stretch.End - at <= 2) && !stretch.HasMatter(at);
    }

    private static bool AppLine(Stretch stretch)
    {
        for (var i = stretch.End - 1; i >= stretch.Start && i >= stretch.End - 4; i--)
        {
            if (!IsAppLine(stretch.Line(i)))
            {
                continue;
            }

            if (stretch.IsTrailer(i + 1))
            {
                return i >= stretch.Top && stretch.Cut(i);
            }

            // Somebody went on writing below what the app had put there.
            stretch.Mark(i);
            return false;
        }

        return false;
    }

    internal static bool IsAppLine(string line)
    {
        var text = line.AsSpan().Trim(" *_-[(<\u2022");
        if (text.Length is < 6 or > 140 || text[^1] == '?' || Words(text) > 12 || (text[^1] == '.' && Words(text) > 7))
        {
            return false;
        }

        if (text.StartsWith("Sent from ", StringComparison.OrdinalIgnoreCase) && (Words(text) <= 4 || text.Contains("<http", StringComparison.OrdinalIgnoreCase)) && text[^1] != '.')
        {
            return true;
        }

        foreach (var start in SignaturePhrases.AppLines)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return text.EndsWith("から送信", StringComparison.Ordinal) || text.EndsWith("에서 보냄", StringComparison.Ordinal) || text.EndsWith("gönderildi", StringComparison.Ordinal);
    }

    /// <summary>"Best regards," and the few short lines below it.</summary>
    private static bool Closing(Stretch stretch)
    {
        var below = 0;
        for (var i = stretch.End - 1; i >= stretch.Start && below <= MaxTail; i--)
        {
            var line = stretch.Line(i);
            if (line.Length == 0)
            {
                continue;
            }

            if (IsClosing(line, allowName: below == 0))
            {
                var top = i;
                while (top - 1 >= stretch.Top && IsClosing(stretch.Line(top - 1), allowName: false))
                {
                    top--;
                }

                // A closing with nothing above it is the message: "Thank you!"
                return top >= stretch.Top && !stretch.HasMatter(i + 1) && stretch.Cut(top);
            }

            if (line.Length > MaxTailLine || line[^1] is '?' or ':' || IsSentence(line))
            {
                return false;
            }

            below++;
        }

        return false;
    }

    /// <summary>A line that is a closing and nothing else; the last may have the name behind it ("Thanks, Ana").</summary>
    internal static bool IsClosing(string line, bool allowName)
    {
        var text = Letters(line);
        if (text.Length is < 2 or > 60)
        {
            return false;
        }

        if (SignaturePhrases.IsClosing(text))
        {
            return true;
        }

        var comma = text.IndexOfAny(',', '，', '!');
        if (comma <= 0)
        {
            return false;
        }

        var rest = text[(comma + 1)..].Trim();
        return SignaturePhrases.IsClosing(text[..comma].Trim()) && (SignaturePhrases.IsClosing(rest) || (allowName && Words(rest) <= 3 && rest.Length > 0 && char.IsUpper(rest[0])));
    }

    /// <summary>The line without the marks, smileys and punctuation around its words.</summary>
    private static ReadOnlySpan<char> Letters(string line)
    {
        var text = line.AsSpan();
        while (!text.IsEmpty && !char.IsLetterOrDigit(text[0]))
        {
            text = text[1..];
        }

        while (!text.IsEmpty && !char.IsLetterOrDigit(text[^1]))
        {
            text = text[..^1];
        }

        return text;
    }

    /// <summary>A block that begins with the writer's own name and holds at least one way to reach them.</summary>
    private static bool ContactBlock(Stretch stretch, string? author)
    {
        if (string.IsNullOrEmpty(author))
        {
            return false;
        }

        for (var i = stretch.End - 1; i >= Math.Max(stretch.Top, 1) && i >= stretch.End - MaxTail; i--)
        {
            var line = stretch.Line(i);
            if (line.Length > MaxTailLine || (line.Length > 0 && line[^1] == '?') || IsSentence(line))
            {
                return false;
            }

            if (line.Length > 0 && line.Length <= author.Length + 30 && line.StartsWith(author, StringComparison.OrdinalIgnoreCase) && stretch.Line(i - 1).Length == 0)
            {
                return !stretch.HasMatter(i + 1) && stretch.Cut(i);
            }
        }

        return false;
    }

    private static bool IsSentence(string line) => line.Length > 40 && line[^1] is '.' or '!' or '。' && Words(line) >= 7;

    private static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var _ in text.Split(' '))
        {
            words++;
        }

        return words;
    }
}
