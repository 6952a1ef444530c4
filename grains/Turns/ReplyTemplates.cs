using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Turns;

/// <summary>The wording of replies by language and key: the files <c>Data/templates</c> of every folder together. English is the fallback of every language.</summary>
public static partial class ReplyTemplates
{
    /// <summary>The language that is answered in when the customer's is not spoken.</summary>
    public const string FallbackLanguage = "en";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Languages =
        EmbeddedData.ReadEvery<Dictionary<string, string>>("Data/templates")
            .GroupBy(file => file.Name, file => file.Content)
            .ToFrozenDictionary(files => files.Key, files => files.SelectMany(file => file).ToFrozenDictionary());

    private static readonly FrozenDictionary<string, (string Culture, string Pattern)> DateFormats =
        new Dictionary<string, (string, string)>
        {
            ["en"] = ("en-US", "dddd, d MMMM yyyy"),
            ["fr"] = ("fr-FR", "dddd d MMMM yyyy"),
            ["es"] = ("es-ES", "dddd d 'de' MMMM 'de' yyyy"),
            ["vi"] = ("vi-VN", "dddd, 'ngày' d'/'M'/'yyyy"),
            ["zh"] = ("zh-CN", "yyyy'年'M'月'd'日'"),
        }.ToFrozenDictionary();

    /// <summary>The languages that are spoken.</summary>
    public static IEnumerable<string> SpokenLanguages => Languages.Keys;

    /// <summary>The language to answer in.</summary>
    public static string Speak(string language) => Languages.ContainsKey(language) ? language : FallbackLanguage;

    /// <summary>The template, unfilled.</summary>
    public static string Template(string language, string key) => Languages[Speak(language)][key];

    /// <summary>The keys of a language, for the test that compares them.</summary>
    public static IEnumerable<string> Keys(string language) => Languages[language].Keys;

    /// <summary>A filled template.</summary>
    /// <exception cref="KeyNotFoundException">The template has a placeholder without a value: a bug, caught by the tests of every template.</exception>
    public static string Fill(string language, string key, params (string Name, string Value)[] values) =>
        Placeholder().Replace(
            Template(language, key),
            match => values.FirstOrDefault(value => value.Name == match.Groups["name"].Value).Value
                ?? throw new KeyNotFoundException($"template {language}/{key} has no value for {match.Value}"));

    /// <summary>A filled template; each value is written as its shape asks.</summary>
    public static string Fill(string language, string key, ImmutableArray<FactValue> values) =>
        Fill(language, key, [.. values.Select(value => (value.Name, ValueFormat.Write(language, value.Value)))]);

    /// <summary>A date as the language writes it.</summary>
    public static string Date(string language, DateOnly date)
    {
        var (culture, pattern) = DateFormats[Speak(language)];
        return date.ToString(pattern, CultureInfo.GetCultureInfo(culture));
    }

    /// <summary>The culture whose month and weekday names the language uses.</summary>
    public static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(DateFormats[Speak(language)].Culture);

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
