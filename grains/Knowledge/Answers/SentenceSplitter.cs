namespace Platform.Knowledge;

/// <summary>Finds where sentences end. A line break always ends one: blocks are stored one a line.</summary>
public static class SentenceSplitter
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "a.m", "p.m", "e.g", "i.e", "etc", "mr", "mrs", "ms", "dr", "prof", "st", "no", "nr", "vs", "approx", "min", "max", "tel", "ext", "inc",
        "ltd", "co", "corp", "dept", "est", "fig", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon",
        "tue", "wed", "thu", "fri", "sat", "sun", "u.s", "u.k", "ave", "blvd", "rd", "p.o", "sr", "sra", "mme", "av", "pág", "art",
    };

    /// <summary>The sentences of a text as ranges without surrounding white space, in order.</summary>
    public static List<(int Start, int End)> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<(int Start, int End)>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || IsEnd(text, i))
            {
                var end = text[i] == '\n' ? i : AfterClosers(text, i + 1);
                Add(sentences, text, start, end);
                start = end;
                i = Math.Max(i, end - 1);
            }
        }

        Add(sentences, text, start, text.Length);
        return sentences;
    }

    private static void Add(List<(int Start, int End)> sentences, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add((start, end));
        }
    }

    private static int AfterClosers(string text, int index)
    {
        while (index < text.Length && text[index] is '"' or '”' or '’' or ')' or '»' or '」' or '』' or '）' or '!' or '?' or '.')
        {
            index++;
        }

        return index;
    }

    private static bool IsEnd(string text, int index)
    {
        var mark = text[index];
        if (mark is '。' or '！' or '？')
        {
            return true;
        }

        if (mark is not ('.' or '!' or '?' or '…'))
        {
            return false;
        }

        var next = AfterClosers(text, index + 1);
        if (next < text.Length && !char.IsWhiteSpace(text[next]))
        {
            return false;
        }

        return mark != '.' || !IsAbbreviation(text, index);
    }

    private static bool IsAbbreviation(string text, int index)
    {
        var start = index;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('(' or '"'))
        {
            start--;
        }

        var word = text[start..index];
        var next = index + 1;
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        var goesOn = next < text.Length && (char.IsLower(text[next]) || text[next] is ',' or ';' or ':' || (char.IsAsciiDigit(text[next]) && word is "No" or "no" or "nr"));
        var listNumber = start == 0 || text[start - 1] == '\n' ? word.Length is > 0 and <= 3 && word.All(char.IsAsciiDigit) : false;
        var initial = word.Length == 1 && char.IsUpper(word[0]) && next < text.Length && char.IsUpper(text[next]);
        if (listNumber || initial)
        {
            return true;
        }

        // "at 9 a.m. We open" ends a sentence, "at 9 a.m. on Sundays" does not; "Dr. Smith" never does.
        return Abbreviations.Contains(word) && (goesOn || word.ToLowerInvariant() is "mr" or "mrs" or "ms" or "dr" or "prof" or "st" or "e.g" or "i.e" or "vs" or "p.o");
    }
}
