namespace Platform.Understanding.Languages;

/// <summary>Unicode blocks, as far as they tell a language.</summary>
internal static class Scripts
{
    // A Chinese sentence names its brands in Latin letters; each Han character weighs about as much as three of those.
    private const int HanWeight = 3;

    public static Script Of(char c) => c switch
    {
        < '\u0250' or (>= '\u1E00' and <= '\u1EFF') or (>= '\uFF21' and <= '\uFF5A') => Script.Latin,
        (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') => Script.Han,
        >= '\u3040' and <= '\u30FF' => Script.Kana,
        (>= '\uAC00' and <= '\uD7A3') or (>= '\u1100' and <= '\u11FF') => Script.Hangul,
        >= '\u0400' and <= '\u04FF' => Script.Cyrillic,
        >= '\u0370' and <= '\u03FF' => Script.Greek,
        >= '\u0600' and <= '\u06FF' => Script.Arabic,
        >= '\u0590' and <= '\u05FF' => Script.Hebrew,
        >= '\u0E00' and <= '\u0E7F' => Script.Thai,
        >= '\u0900' and <= '\u097F' => Script.Devanagari,
        _ => Script.Other,
    };

    /// <summary>The language that a script decides, or null when Latin letters prevail and have to be read.</summary>
    public static string? LanguageOf(ReadOnlySpan<int> counts, int total, ReadOnlySpan<char> text)
    {
        var han = counts[(int)Script.Han];
        var latin = counts[(int)Script.Latin];
        if (counts[(int)Script.Kana] * 5 > total - latin && counts[(int)Script.Kana] > 0)
        {
            return "ja";
        }

        if (han * HanWeight > latin && han * 2 >= total - latin)
        {
            return "zh";
        }

        var (best, count) = (Script.Latin, latin);
        for (var script = Script.Hangul; script < Script.Count; script++)
        {
            if (counts[(int)script] > count)
            {
                (best, count) = (script, counts[(int)script]);
            }
        }

        return best switch
        {
            Script.Hangul => "ko",
            Script.Cyrillic => text.IndexOfAny('і', 'ї', 'є') >= 0 ? "uk" : "ru",
            Script.Greek => "el",
            Script.Arabic => "ar",
            Script.Hebrew => "he",
            Script.Thai => "th",
            Script.Devanagari => "hi",
            Script.Other => LanguageDetector.Undetermined,
            _ => null,
        };
    }
}
