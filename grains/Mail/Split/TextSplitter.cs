using System.Text;

namespace Platform.Mail;

/// <summary>
/// Tells new text, quote and signature apart. When in doubt the text is kept: what is kept too much costs a reader a glance,
/// what is lost costs a customer an answer.
/// </summary>
internal static class TextSplitter
{
    /// <param name="lines">The visible lines.</param>
    /// <param name="isReply">Whether the headers say that it answers an earlier mail.</param>
    /// <param name="author">The writer's display name, which often begins the signature.</param>
    public static SplitText Split(List<TextLine> lines, bool isReply, string? author)
    {
        var roles = QuoteFinder.Find(lines);
        SignatureFinder.Find(lines, roles, author);
        if (!HasVisible(lines, roles, LineRole.Own))
        {
            Restore(lines, roles, isReply);
        }

        return new SplitText(Join(lines, roles, Part.Text), Join(lines, roles, Part.Quote), Join(lines, roles, Part.Signature));
    }

    /// <summary>The whole visible text.</summary>
    public static string Full(List<TextLine> lines)
    {
        var text = new StringBuilder();
        var blank = false;
        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                blank = text.Length > 0;
                continue;
            }

            Append(text, line.Text, blank);
            blank = false;
        }

        return text.ToString();
    }

    /// <summary>Nothing seems to be new: what nothing proves to be quoted is the text.</summary>
    private static void Restore(List<TextLine> lines, LineRole[] roles, bool isReply)
    {
        if (HasVisible(lines, roles, LineRole.Forwarded))
        {
            Turn(roles, LineRole.Forwarded);
        }
        else if (HasVisible(lines, roles, LineRole.Earlier) && !(isReply && IsProved(lines, roles)))
        {
            Turn(roles, LineRole.Earlier);
            if (!HasVisible(lines, roles, LineRole.Own))
            {
                Turn(roles, LineRole.Header);
            }
        }
        else if (!HasVisible(lines, roles, LineRole.Quote) && !HasVisible(lines, roles, LineRole.Earlier))
        {
            Turn(roles, LineRole.Signature);
        }
    }

    /// <summary>A header block or a separator proves an earlier mail; an attribution alone may stand above an answer that nothing marks.</summary>
    private static bool IsProved(List<TextLine> lines, LineRole[] roles)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (roles[i] == LineRole.Header && (lines[i].Has(LineMarks.Begin) || QuoteHeader.Label(lines[i].Text, out _, out _) || QuoteHeader.IsSeparator(lines[i].Text, out _)))
            {
                return true;
            }
        }

        return false;
    }

    private static void Turn(LineRole[] roles, LineRole role)
    {
        for (var i = 0; i < roles.Length; i++)
        {
            roles[i] = roles[i] == role ? LineRole.Own : roles[i];
        }
    }

    private static bool HasVisible(List<TextLine> lines, LineRole[] roles, LineRole role)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (roles[i] == role && !lines[i].IsBlank)
            {
                return true;
            }
        }

        return false;
    }

    private enum Part
    {
        Text,
        Quote,
        Signature,
    }

    private static Part Of(LineRole role) => role switch
    {
        LineRole.Own => Part.Text,
        LineRole.Signature => Part.Signature,
        _ => Part.Quote,
    };

    private static string Join(List<TextLine> lines, LineRole[] roles, Part part)
    {
        var text = new StringBuilder();
        var blank = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsBlank || Of(roles[i]) != part)
            {
                blank = text.Length > 0;
                continue;
            }

            Append(text, lines[i].Text, blank);
            blank = false;
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string line, bool blank)
    {
        if (text.Length > 0)
        {
            text.Append(blank ? "\n\n" : "\n");
        }

        text.Append(text.Length == 0 ? line.AsSpan().TrimStart() : line);
    }
}
