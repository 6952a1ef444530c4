namespace Platform.Knowledge;

/// <summary>Plain text: blank lines part paragraphs, list markers part items, a short lonely line is a heading.</summary>
internal static class PlainTextReader
{
    private const int LongestHeading = 80;

    public static void Read(string text, DocumentBuilder builder)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var paragraph = new List<string>();
        var first = true;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || IsRule(line))
            {
                Flush(builder, paragraph);
                continue;
            }

            if (paragraph.Count == 0 && IsHeading(line, Next(lines, i), out var level))
            {
                builder.Heading(first ? 1 : level, line.TrimEnd(':'));
                first = false;
                continue;
            }

            if (IsItem(line))
            {
                Flush(builder, paragraph);
            }

            paragraph.Add(line);
            first = false;
        }

        Flush(builder, paragraph);
    }

    private static void Flush(DocumentBuilder builder, List<string> paragraph)
    {
        if (paragraph.Count > 0)
        {
            builder.Block(string.Join(' ', paragraph));
            paragraph.Clear();
        }
    }

    private static string Next(string[] lines, int index) => index + 1 < lines.Length ? lines[index + 1].Trim() : string.Empty;

    private static bool IsHeading(string line, string next, out int level)
    {
        level = next.Length > 0 && next.All(character => character == '=') ? 1 : 2;
        if (line.Length > LongestHeading || IsItem(line))
        {
            return false;
        }

        var underlined = next.Length >= 3 && IsRule(next);
        var lonely = next.Length == 0 && (line[^1] == '?' || !char.IsPunctuation(line[^1]) || line[^1] is ':' or ')');
        var capitals = line.Any(char.IsLetter) && !line.Any(char.IsLower) && line.Any(char.IsUpper) && line.Length > 3;
        var question = line[^1] is '?' or '？' && next.Length > 0;
        return underlined || lonely || capitals || question;
    }

    private static bool IsRule(string line) =>
        line.Length >= 3 && line.All(character => character is '-' or '=' or '_' or '*' or '~' or '#');

    private static bool IsItem(string line)
    {
        if (line.Length > 2 && line[0] is '-' or '*' or '•' or '–' or '·' && line.Length > 1 && line[1] == ' ')
        {
            return true;
        }

        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and <= 3 && digits + 1 < line.Length && line[digits] is '.' or ')' && line[digits + 1] == ' ';
    }
}
