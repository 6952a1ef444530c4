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
        for (var round = 0; round < MaxRounds && (Notices.Cut(stretch) || AppLine(stretch)); round++)
        {
        }
    }

    private static bool AppLine(Stretch stretch)
    {
        for (var i = stretch.End - 1; i >= stretch.Start && i >= stretch.End - 4; i--)
        {
            if (!AppLines.Is(stretch.Line(i)))
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

            if (Closings.IsClosing(line, allowName: below == 0))
            {
                var top = i;
                while (top - 1 >= stretch.Top && Closings.IsClosing(stretch.Line(top - 1), allowName: false))
                {
                    top--;
                }

                // A closing with nothing above it is the message: "Thank you!"
                return top >= stretch.Top && !stretch.HasMatter(i + 1) && stretch.Cut(top);
            }

            if (line.Length > MaxTailLine || line[^1] is '?' or ':' || Closings.IsSentence(line))
            {
                return false;
            }

            below++;
        }

        return false;
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
            if (line.Length > MaxTailLine || (line.Length > 0 && line[^1] == '?') || Closings.IsSentence(line))
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
}
