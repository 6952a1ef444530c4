namespace Platform.Mail;

/// <summary>Recognises the words that end a letter.</summary>
internal static class Closings
{
    /// <summary>A line that is a closing and nothing else; the last may have the name behind it ("Thanks, Ana").</summary>
    public static bool IsClosing(string line, bool allowName)
    {
        var text = Letters(line);
        if (text.Length is < 2 or > 60)
        {
            return false;
        }

        if (SignaturePhrases.IsClosing(text))
        {
            return true;
        }

        var comma = text.IndexOfAny(',', '，', '!');
        if (comma <= 0)
        {
            return false;
        }

        var rest = text[(comma + 1)..].Trim();
        return SignaturePhrases.IsClosing(text[..comma].Trim()) && (SignaturePhrases.IsClosing(rest) || (allowName && Words(rest) <= 3 && rest.Length > 0 && char.IsUpper(rest[0])));
    }

    /// <summary>The line without the marks, smileys and punctuation around its words.</summary>
    private static ReadOnlySpan<char> Letters(string line)
    {
        var text = line.AsSpan();
        while (!text.IsEmpty && !char.IsLetterOrDigit(text[0]))
        {
            text = text[1..];
        }

        while (!text.IsEmpty && !char.IsLetterOrDigit(text[^1]))
        {
            text = text[..^1];
        }

        return text;
    }

    /// <summary>Long enough, with enough words and a full stop: no line of a signature.</summary>
    public static bool IsSentence(string line) => line.Length > 40 && line[^1] is '.' or '!' or '。' && Words(line) >= 7;

    public static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var _ in text.Split(' '))
        {
            words++;
        }

        return words;
    }
}
