using System.Text;

namespace Platform.Mail;

/// <summary>format=flowed (RFC 3676): lines that end with a space go on in the next line of the same quote depth.</summary>
internal static class FlowedText
{
    /// <summary>An invisible character before a "&gt;" that is no quotation.</summary>
    public const char NoQuote = '\u2060';

    public static string Unwrap(string text, bool deleteSpace)
    {
        var result = new StringBuilder(text.Length);
        var open = false;
        var openDepth = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var depth = 0;
            while (depth < raw.Length && raw[depth] == '>')
            {
                depth++;
            }

            var line = raw[depth..];

            // §4.4: a space before the text is stuffing.
            var stuffed = line.StartsWith(" ");
            if (stuffed)
            {
                line = line[1..];
            }

            var separator = line is "-- ";
            if (!open || openDepth != depth || separator)
            {
                Start(result, depth);
                if (stuffed && depth == 0 && line.StartsWith(">"))
                {
                    // Stuffing is how a line of one's own may begin with ">"; the mark goes when the line is tidied.
                    result.Append(NoQuote);
                }
            }

            // §4.3: the signature separator ends with a space and does not flow. §4.2: DelSp says that this space is not text.
            open = !separator && line.EndsWith(" ");
            openDepth = depth;
            result.Append(open && deleteSpace ? line[..^1] : line);
        }

        return result.ToString();
    }

    private static void Start(StringBuilder result, int depth)
    {
        if (result.Length > 0)
        {
            result.Append('\n');
        }

        if (depth > 0)
        {
            result.Append('>', depth).Append(' ');
        }
    }
}
