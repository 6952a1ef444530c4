using System.Text;

namespace MimeKit.Utils;

/// <summary>Line breaks in address headers.</summary>
internal static class AddressFolder
{
    /// <summary>Breaks the line before the blank that ends it, or with a tab.</summary>
    public static void Wrap(FormatOptions options, StringBuilder output)
    {
        if (output.Length == 0)
        {
            return;
        }

        if (char.IsWhiteSpace(output[^1]))
        {
            output.Insert(output.Length - 1, options.NewLine);
        }
        else
        {
            output.Append(options.NewLine).Append('\t');
        }
    }

    /// <summary>A name longer than a line, broken between its words; a quoted string stays whole.</summary>
    public static void AppendFolded(FormatOptions options, StringBuilder output, string value, bool first, ref int column)
    {
        for (var i = 0; i < value.Length;)
        {
            var end = value[i] == '"' ? EndOfQuoted(value, i) : EndOfWord(value, i);
            if (!first && column > 1 && column + end - i > options.MaxLineLength)
            {
                Wrap(options, output);
                column = 1;
            }

            output.Append(value, i, end - i);
            column += end - i;
            first = false;
            i = end;
            while (i < value.Length && char.IsWhiteSpace(value[i]))
            {
                i++;
            }

            if (i < value.Length && i > end)
            {
                output.Append(' ');
                column++;
            }
        }
    }

    private static int EndOfWord(string value, int i)
    {
        while (i < value.Length && !char.IsWhiteSpace(value[i]))
        {
            i++;
        }

        return i;
    }

    private static int EndOfQuoted(string value, int i)
    {
        for (i++; i < value.Length && value[i] != '"'; i++)
        {
            i += value[i] == '\\' ? 1 : 0;
        }

        return Math.Min(i + 1, value.Length);
    }
}
