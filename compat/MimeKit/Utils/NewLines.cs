namespace MimeKit.Utils;

internal static class NewLines
{
    /// <summary>CRLF becomes LF, every other CR stays; one at the very end, half a line end, is dropped.</summary>
    public static string ToUnix(string text)
    {
        var cr = text.IndexOf('\r', StringComparison.Ordinal);
        if (cr == -1)
        {
            return text;
        }

        var output = new char[text.Length];
        text.CopyTo(0, output, 0, cr);
        var length = cr;
        for (var i = cr; i < text.Length; i++)
        {
            var c = text[i];
            if (c != '\r' || (i + 1 < text.Length && text[i + 1] != '\n'))
            {
                output[length++] = c;
            }
        }

        return new string(output, 0, length);
    }

    /// <summary>A LF without its CR gets one.</summary>
    public static string ToDos(string text)
    {
        var output = new System.Text.StringBuilder(text.Length + 64);
        var last = '\0';
        foreach (var c in text)
        {
            if (c == '\n' && last != '\r')
            {
                output.Append('\r');
            }

            output.Append(c);
            last = c;
        }

        return output.ToString();
    }
}
