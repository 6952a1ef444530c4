namespace Platform.Knowledge;

/// <summary>
/// Light stemmers after Savoy (2006, "Light Stemming Approaches for the French, Portuguese, German and Hungarian Languages"):
/// plural, gender and the commonest endings only, because wrong conflation costs more than a missed one.
/// </summary>
internal static class LightStemmer
{
    private static readonly string[] French =
        ["issements", "issement", "ements", "ement", "ations", "ation", "euses", "euse", "eurs", "eur", "ees", "ee", "ent", "ons", "ez", "er", "es", "ir", "e", "s", "x"];

    private static readonly string[] Spanish =
        ["aciones", "acion", "imientos", "imiento", "amientos", "amiento", "adores", "ador", "iendo", "ando", "adas", "ados", "idas", "idos", "ada", "ado", "ida", "ido", "amos", "emos", "imos", "ar", "er", "ir", "es", "as", "os", "an", "en", "a", "o", "e", "s"];

    private static readonly string[] German = ["ungen", "ung", "ern", "em", "en", "er", "es", "e", "s", "n"];

    private static readonly string[] Italian = ["azioni", "azione", "amenti", "amento", "are", "ere", "ire", "ato", "ata", "ati", "ate", "i", "e", "a", "o"];

    public static string Stem(string word, string language) => language switch
    {
        "fr" => Strip(word, French, 3),
        "es" or "pt" => Strip(word, Spanish, 3),
        "de" or "nl" => Strip(word, German, 4),
        "it" => Strip(word, Italian, 4),
        _ => word,
    };

    private static string Strip(string word, string[] suffixes, int shortest)
    {
        foreach (var suffix in suffixes)
        {
            if (word.Length - suffix.Length >= shortest && word.EndsWith(suffix, StringComparison.Ordinal))
            {
                return word[..^suffix.Length];
            }
        }

        return word;
    }
}
