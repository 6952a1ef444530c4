namespace Platform.Mail;

/// <summary>Lines of a plain text part; <c>&gt;</c> at their start proves a quotation.</summary>
internal static class PlainLines
{
    public static List<TextLine> Read(string text)
    {
        var lines = new List<TextLine>();
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = TextTidy.Line(raw);
            lines.Add(new TextLine(line, raw is not [FlowedText.NoQuote, ..] && IsQuoted(line) ? LineMarks.Quoted : LineMarks.None));
        }

        return lines;
    }

    public static bool IsQuoted(string line)
    {
        var text = line.AsSpan().TrimStart();
        if (text.IsEmpty || text[0] is not '>' || line.Length - text.Length > 2)
        {
            return false;
        }

        if (IsChevrons(line))
        {
            return false;
        }

        // ">From " is how mailboxes escape a line that begins with "From " (RFC 4155); nobody quotes like that.
        return !text.StartsWith(">From ", StringComparison.Ordinal) && !text.StartsWith(">_<", StringComparison.Ordinal);
    }

    /// <summary>GroupWise: <c>&gt;&gt;&gt; Name &lt;name@host&gt; 3/4/2025 9:12 AM &gt;&gt;&gt;</c>, with the earlier mail unmarked below.</summary>
    public static bool IsChevrons(string line) =>
        line.Length is > 10 and <= 160 && line.StartsWith(">>>", StringComparison.Ordinal) && line.EndsWith(">>>", StringComparison.Ordinal) && QuoteHeader.HasTime(line);
}
