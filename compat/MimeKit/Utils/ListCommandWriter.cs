using System.Text;

namespace MimeKit.Utils;

/// <summary>Writes the List- headers of RFC 2369: a URL in angle brackets is never broken nor encoded.</summary>
internal sealed class ListCommandWriter(FormatOptions format, Encoding encoding, string field)
{
    private readonly StringBuilder output = new();
    private int column = field.Length + 1;

    public string Write(string value)
    {
        var i = 0;
        while (i < value.Length)
        {
            if (ByteClass.IsWhite(value[i]))
            {
                i++;
            }
            else if (value[i] == ',')
            {
                i = SkipCommas(value, i);
                output.Append(',');
                column++;
            }
            else
            {
                i = Token(value, i);
            }
        }

        return output.Append(format.NewLine).ToString();
    }

    private static int SkipCommas(string value, int i)
    {
        while (i < value.Length && (value[i] == ',' || ByteClass.IsWhite(value[i])))
        {
            i++;
        }

        return i;
    }

    private int Token(string value, int start)
    {
        var end = value[start] switch
        {
            '<' => value.IndexOf('>', start) + 1,
            '(' => EndOfComment(value, start),
            _ => 0,
        };
        if (end > 0)
        {
            if (value[start] == '<')
            {
                Url(value.AsSpan(start, end - start));
            }
            else
            {
                Comment(value, start, end - start);
            }

            return end;
        }

        // A bracket that is never closed makes one word of all that follows.
        end = value[start] is '<' or '(' ? value.Length : start + 1;
        while (end < value.Length && !ByteClass.IsWhite(value[end]) && value[end] is not ('<' or '(' or ','))
        {
            end++;
        }

        Word(value.AsSpan(start, end - start));
        return end;
    }

    private void Url(ReadOnlySpan<char> url)
    {
        if (column + url.Length + 1 < format.MaxLineLength)
        {
            output.Append(' ');
            column++;
        }
        else
        {
            output.Append(format.NewLine).Append(' ');
            column = 1;
        }

        output.Append(url);
        column += url.Length;
    }

    private void Comment(string value, int start, int length)
    {
        var comment = format.International
            ? value.Substring(start, length)
            : EncodedWordWriter.Encode(format, encoding, value, start + 1, length - 2, EncodedWordPlace.Comment);
        if (comment.Length + 1 <= format.MaxLineLength)
        {
            Word(comment);
            return;
        }

        foreach (var word in comment.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            Word(word);
        }
    }

    private void Word(ReadOnlySpan<char> word)
    {
        if (column + word.Length + 1 <= format.MaxLineLength)
        {
            output.Append(' ').Append(word);
            column += word.Length + 1;
            return;
        }

        if (word.Length + 1 <= format.MaxLineLength)
        {
            output.Append(format.NewLine).Append(' ').Append(word);
            column = word.Length + 1;
            return;
        }

        while (true)
        {
            var piece = Math.Min(word.Length, Math.Max(format.MaxLineLength - (column + 1), 0));
            output.Append(' ').Append(word[..piece]);
            column += piece + 1;
            word = word[piece..];
            if (word.IsEmpty)
            {
                return;
            }

            output.Append(format.NewLine);
            column = 0;
        }
    }

    private static int EndOfComment(string value, int start)
    {
        var depth = 0;
        for (var i = start; i < value.Length; i++)
        {
            switch (value[i])
            {
                case '\\':
                    i++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return i + 1;
            }
        }

        return 0;
    }
}
