namespace Platform.Knowledge;

/// <summary>
/// Light stemmers after Savoy (2006, "Light Stemming Approaches for the French, Portuguese, German and Hungarian Languages"):
/// plural, gender and the commonest endings only, because wrong conflation costs more than a missed one.
/// </summary>
internal static class LightStemmer
{
    private static readonly string[] French = ["issement", "ement", "ation", "euse", "eur", "ee", "ent", "ez", "er", "ir", "e"];

    private static readonly string[] Spanish =
        ["acion", "imiento", "amiento", "ador", "iendo", "ando", "ada", "ado", "ida", "ido", "amo", "emo", "imo", "ar", "er", "ir", "an", "en", "a", "o", "e"];

    private static readonly string[] German = ["ungen", "ung", "ern", "em", "en", "er", "es", "e", "s", "n"];

    private static readonly string[] Italian = ["azioni", "azione", "amenti", "amento", "are", "ere", "ire", "ato", "ata", "ati", "ate", "i", "e", "a", "o"];

    public static string Stem(string word, string language) => language switch
    {
        "fr" => Strip(Singular(word), French, 3),
        "es" or "pt" => Strip(Singular(word), Spanish, 3),
        "de" or "nl" => Strip(word, German, 4),
        "it" => Strip(word, Italian, 4),
        _ => word,
    };

    private static string Singular(string word) => word.Length > 3 && word[^1] is 's' or 'x' ? word[..^1] : word;

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
