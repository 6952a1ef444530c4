using System.Collections.Frozen;

namespace Platform.Turns.Claims;

/// <summary>The words of a language that claim something: a status, or a promise (<c>grains/Turns/Data/claims</c>).</summary>
/// <param name="Status">By status, the words that say it.</param>
/// <param name="Promise">By kind of promise, the words that commit the shop to it.</param>
public sealed record ClaimLexicon(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Status,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Promise)
{
    private static readonly FrozenDictionary<string, ClaimLexicon> Languages =
        EmbeddedData.ReadAll<ClaimLexicon>("Turns/Data/claims").ToFrozenDictionary();

    /// <summary>The lexicons that a sentence of this language is checked with: its own, and English, which models slip into.</summary>
    public static IEnumerable<ClaimLexicon> For(string language) =>
        language != ReplyTemplates.FallbackLanguage && Languages.TryGetValue(language, out var own)
            ? [own, Languages[ReplyTemplates.FallbackLanguage]]
            : [Languages[ReplyTemplates.FallbackLanguage]];
}
