namespace Platform.Mail;

/// <summary>Disclaimers and other notices that stand below a text: told by their words, their length and their place.</summary>
internal static class Notices
{
    /// <summary>How many lines that speak like a notice are looked at more closely.</summary>
    private const int MaxNotices = 20;

    /// <summary>Cuts the notice off, and what is below it. False when there is none.</summary>
    public static bool Cut(Stretch stretch)
    {
        if (stretch.End <= stretch.Start || stretch.HasNoNotice)
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

        stretch.HasNoNotice = true;
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
}
