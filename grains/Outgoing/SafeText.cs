using System.Globalization;
using System.Text;

namespace Platform.Outgoing;

/// <summary>Text of others, made fit to be written: what steers a terminal, a header or the direction of letters is not text.</summary>
internal static class SafeText
{
    /// <summary>One line: every run of white space and controls is one space, so that no line end can leave a header (RFC 5322 §2.2).</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxChars">What is longer is cut between characters as a reader sees them, and ends with an ellipsis.</param>
    public static string Line(string? text, int maxChars)
    {
        var line = new StringBuilder();
        var pendingSpace = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                pendingSpace = line.Length > 0;
            }
            else if (!IsDirectionControl(rune.Value))
            {
                Append(pendingSpace ? line.Append(' ') : line, rune);
                pendingSpace = false;
            }
        }

        return Cut(line.ToString(), maxChars);
    }

    /// <summary>Lines that end with LF: every kind of line end is one, tabs stay, other controls go, half characters become U+FFFD.</summary>
    public static string Block(string? text)
    {
        if (text is null || IsPlain(text))
        {
            return text ?? "";
        }

        var block = new StringBuilder(text.Length);
        var afterReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n' when afterReturn:
                    break;
                case '\n' or '\r' or 0x85 or 0x2028 or 0x2029:
                    block.Append('\n');
                    break;
                case '\t':
                    block.Append('\t');
                    break;
                default:
                    if (!Rune.IsControl(rune))
                    {
                        Append(block, rune);
                    }

                    break;
            }

            afterReturn = rune.Value == '\r';
        }

        return block.ToString();
    }

    /// <summary>Nearly every text is fit already: told by one look at its characters.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if ((c < ' ' && c is not ('\n' or '\t')) || c is (>= '\x7f' and <= '\x9f') or '\u2028' or '\u2029' || char.IsSurrogate(c))
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        Span<char> chars = stackalloc char[2];
        text.Append(chars[..rune.EncodeToUtf16(chars)]);
    }

    private static string Cut(string text, int maxChars)
    {
        if (text.Length <= maxChars)
        {
            return text;
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var next && end + next < maxChars)
        {
            end += next;
        }

        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    /// <summary>The bidirectional controls of UAX #9 can make a name read as another one.</summary>
    private static bool IsDirectionControl(int value) => value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;
}
