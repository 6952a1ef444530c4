using System.Text;

namespace MimeKit.Text;

/// <summary>Joins the lines of format=flowed text (RFC 3676 section 4).</summary>
public class FlowedToText : TextConverter
{
    public override TextFormat InputFormat => TextFormat.Flowed;

    public override TextFormat OutputFormat => TextFormat.Plain;

    /// <summary>The DelSp parameter: the blank that marks a soft break is no part of the text.</summary>
    public bool DeleteSpace { get; set; }

    public override void Convert(TextReader reader, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Header);
        var paragraph = new StringBuilder();
        var depth = -1;
        while (reader.ReadLine() is { } line)
        {
            var content = Unquote(line, out var quotes);
            if (depth != -1 && depth != quotes)
            {
                // Section 4.5: a change of quote depth ends a paragraph whatever its last line says.
                Flush(writer, paragraph, depth, lineEnd: true);
            }

            depth = quotes;
            paragraph.Append(content);
            if (content is not [.., ' '])
            {
                Flush(writer, paragraph, depth, lineEnd: true);
                depth = -1;
            }
            else if (DeleteSpace)
            {
                paragraph.Length--;
            }
        }

        if (paragraph.Length > 0)
        {
            Flush(writer, paragraph, depth, lineEnd: false);
        }

        writer.Write(Footer);
    }

    private static ReadOnlySpan<char> Unquote(ReadOnlySpan<char> line, out int quotes)
    {
        quotes = line.IndexOfAnyExcept('>');
        quotes = quotes == -1 ? line.Length : quotes;
        line = line[quotes..];
        return line is [' ', ..] ? line[1..] : line;
    }

    private static void Flush(TextWriter writer, StringBuilder paragraph, int depth, bool lineEnd)
    {
        if (depth > 0)
        {
            writer.Write(new string('>', depth));
            writer.Write(' ');
        }

        writer.Write(paragraph);
        if (lineEnd)
        {
            writer.WriteLine();
        }

        paragraph.Clear();
    }
}
