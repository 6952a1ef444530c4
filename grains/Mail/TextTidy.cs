using System.Text;

namespace Platform.Mail;

/// <summary>
/// Characters that nobody sees are removed, spaces of every width become one kind, the rest is NFC. Tag characters and
/// directional overrides go too: they carry text that a person does not see.
/// </summary>
internal static class TextTidy
{
    /// <summary>One line of text; line breaks become spaces.</summary>
    public static string OneLine(string text)
    {
        var line = Line(text, breaks: true);
        return line.Trim();
    }

    /// <summary>A line without its break; trailing spaces are removed.</summary>
    public static string Line(ReadOnlySpan<char> text) => Line(text, breaks: false);

    private static string Line(ReadOnlySpan<char> text, bool breaks)
    {
        text = text.TrimEnd(" \t\r\n\u00A0");
        if (text.IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return text.ToString();
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                i += Surrogate(text[i..], clean);
            }
            else if (c is '\t' || IsSpace(c) || (breaks && c is '\r' or '\n'))
            {
                clean.Append(c is '\r' ? ReadOnlySpan<char>.Empty : c is '\t' && !breaks ? "\t" : " ");
            }
            else if (!IsInvisible(c) && !IsLooseJoiner(text, i))
            {
                clean.Append(c);
            }
        }

        var line = clean.ToString().TrimEnd();
        return line.IsNormalized() ? line : line.Normalize();
    }

    private static int Surrogate(ReadOnlySpan<char> text, StringBuilder clean)
    {
        if (text.Length < 2 || !char.IsSurrogatePair(text[0], text[1]))
        {
            clean.Append('\uFFFD');
            return 0;
        }

        // U+E0000..U+E0FFF: language tags and variation selectors of plane 14, invisible and used to smuggle text.
        if (char.ConvertToUtf32(text[0], text[1]) is < 0xE0000 or > 0xE0FFF)
        {
            clean.Append(text[..2]);
        }

        return 1;
    }

    private static bool IsSpace(char c) => c is '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000';

    private static bool IsInvisible(char c) =>
        c is < ' ' or (>= '\u007F' and <= '\u009F') or '\u00AD' or '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u180E'
            or '\u200B' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\u3164' or '\uFEFF' or '\uFFA0'
            or (>= '\uFFF0' and <= '\uFFFB') or '\uFFFE' or '\uFFFF';

    /// <summary>Joiners belong to Persian, Indic scripts and emoji, between two visible characters; elsewhere they are a newsletter's filler.</summary>
    private static bool IsLooseJoiner(ReadOnlySpan<char> text, int i)
    {
        if (text[i] is not ('\u200C' or '\u200D'))
        {
            return false;
        }

        return i == 0 || i == text.Length - 1 || text[i - 1] < '\u0300' || text[i + 1] < '\u0300'
            || IsSpace(text[i - 1]) || IsSpace(text[i + 1]) || IsInvisible(text[i - 1]) || text[i - 1] is '\u200C' or '\u200D';
    }
}
