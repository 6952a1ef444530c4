using System.Text;

namespace MimeKit.Utils;

/// <summary>Folds unstructured values (RFC 5322 section 2.2.3): at a tab, else at the last blank, else by force.</summary>
internal static class HeaderFolder
{
    /// <summary>Folds a value that is already ASCII; encoded words are never broken.</summary>
    public static string FoldEncoded(FormatOptions format, string field, ReadOnlySpan<byte> text)
    {
        var fold = new Fold(format, field.Length + 1);
        var reader = new EncodedWordReader(text, phrase: false, loose: true);
        while (reader.MoveNext())
        {
            var token = reader.Token;
            var value = text[token.Start..token.End];
            fold.Begin();
            if (token.Kind == EncodedWordKind.White)
            {
                fold.White(value);
            }
            else
            {
                fold.Word(value, token.Kind == EncodedWordKind.Plain);
            }
        }

        return fold.End();
    }

    /// <summary>Folds text that is written in UTF-8 (RFC 6532).</summary>
    public static string FoldText(FormatOptions format, string field, string value)
    {
        var output = new StringBuilder(" ", value.Length + 16);
        var column = field.Length + 2;
        var blank = -1;
        for (var i = 0; i < value.Length;)
        {
            var start = i;
            var white = ByteClass.IsWhite(value[i]);
            while (i < value.Length && ByteClass.IsWhite(value[i]) == white)
            {
                i++;
            }

            if (white)
            {
                AppendWhite(format, output, value.AsSpan(start, i - start), ref column);
                blank = output.Length - 1;
                continue;
            }

            var length = i - start;
            if (blank != -1 && column + length > format.MaxLineLength)
            {
                output.Insert(blank, format.NewLine);
                column = 1;
                blank = -1;
            }

            AppendWord(format, output, value, start, length, ref column);
        }

        return output.Append(format.NewLine).ToString();
    }

    private static void AppendWhite(FormatOptions format, StringBuilder output, ReadOnlySpan<char> white, ref int column)
    {
        if (column + white.Length <= format.MaxLineLength)
        {
            column += white.Length;
            output.Append(white);
            return;
        }

        foreach (var c in white)
        {
            if (column > format.MaxLineLength)
            {
                output.Append(format.NewLine);
                column = 0;
            }

            output.Append(c);
            column++;
        }
    }

    private static void AppendWord(FormatOptions format, StringBuilder output, string value, int start, int length, ref int column)
    {
        if (length <= format.MaxLineLength)
        {
            output.Append(value, start, length);
            column += length;
            return;
        }

        // Too long for any line: cut, but never inside a surrogate pair.
        var room = format.MaxLineLength - Math.Max(column, 1);
        for (var end = start + length; start < end; room = format.MaxLineLength - 1)
        {
            var piece = Math.Min(Math.Max(room, 1), end - start);
            if (start + piece < end && piece > 1 && char.IsSurrogatePair(value, start + piece - 1))
            {
                piece--;
            }

            if (column + piece > format.MaxLineLength)
            {
                output.Append(format.NewLine).Append(' ');
                column = 1;
            }

            output.Append(value, start, piece);
            column += piece;
            start += piece;
        }
    }

    private ref struct Fold(FormatOptions format, int column)
    {
        private readonly StringBuilder output = new();
        private bool first = true;
        private int column = column;
        private int blank;
        private int tab;

        public void Begin()
        {
            if (first || column == 0)
            {
                output.Append(' ');
                column++;
            }
        }

        public void White(ReadOnlySpan<byte> text)
        {
            foreach (var c in text)
            {
                if (c == '\r')
                {
                    continue;
                }

                blank = output.Length;
                tab = c == '\t' ? output.Length : tab;
                if (c == '\n')
                {
                    output.Append(format.NewLine);
                    blank = tab = column = 0;
                }
                else
                {
                    output.Append((char)c);
                    column++;
                }
            }

            first = false;
        }

        public void Word(ReadOnlySpan<byte> text, bool breakable)
        {
            var breaks = column + text.Length > format.MaxLineLength;
            if (breaks)
            {
                Break();
            }

            var forced = breaks && breakable && text.Length >= format.MaxLineLength;
            foreach (var c in text)
            {
                if (forced && column >= format.MaxLineLength)
                {
                    output.Append(format.NewLine).Append(' ');
                    column = 1;
                }

                output.Append((char)c);
                column++;
            }

            first = false;
            blank = tab = 0;
        }

        public readonly string End() =>
            (output.Length == 0 || output[^1] != '\n' ? output.Append(format.NewLine) : output).ToString();

        private void Break()
        {
            if (tab != 0)
            {
                output.Insert(tab, format.NewLine);
                column = blank - tab + 1;
            }
            else if (blank != 0)
            {
                output.Insert(blank, format.NewLine);
                column = 1;
            }
            else if (column > 1 && !first)
            {
                output.Append(format.NewLine).Append(' ');
                column = 1;
            }
        }
    }
}
