using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Platform.Turns;

namespace Platform.Callbacks;

/// <summary>The phrases that call a call off (<c>grains/Callbacks/Data/cancel</c>), in the customer's language and in English. "Cancel my order, please call me" is none.</summary>
internal static class CancelWords
{
    private static readonly FrozenDictionary<string, Regex[]> Languages = EmbeddedData.ReadAll<string[]>("Callbacks/Data/cancel")
        .ToFrozenDictionary(file => file.Key, file => Array.ConvertAll(file.Value, Compile));

    /// <summary>Whether a text says that no call is wanted any more.</summary>
    public static bool In(string text, string language) =>
        Says(text, ReplyTemplates.FallbackLanguage) || Says(text, language);

    private static bool Says(string text, string language) =>
        Languages.TryGetValue(language, out var phrases) && Array.Exists(phrases, phrase => phrase.IsMatch(text.Replace('’', '\'')));

    private static Regex Compile(string phrase) => new(phrase, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
