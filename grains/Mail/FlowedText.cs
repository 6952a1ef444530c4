using System.Text;

namespace Platform.Mail;

/// <summary>format=flowed (RFC 3676): lines that end with a space go on in the next line of the same quote depth.</summary>
internal static class FlowedText
{
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
            if (line.StartsWith(" "))
            {
                line = line[1..];
            }

            var separator = line is "-- ";
            if (!open || openDepth != depth || separator)
            {
                Start(result, depth);
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
