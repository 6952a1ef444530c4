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
            lines.Add(new TextLine(line, IsQuoted(line) ? LineMarks.Quoted : LineMarks.None));
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

        // ">From " is how mailboxes escape a line that begins with "From " (RFC 4155); nobody quotes like that.
        return !text.StartsWith(">From ", StringComparison.Ordinal) && !text.StartsWith(">_<", StringComparison.Ordinal);
    }
}
