using System.Collections.Frozen;
using Platform.Turns;

namespace Platform.Models.Wording;

/// <summary>The words that a model may bring into a reply, and those that it may neither bring in nor leave out (<c>grains/Models/Data/wording</c>).</summary>
/// <param name="Plain">Words of politeness and grammar, separated by blanks: they claim nothing, in whatever order.</param>
/// <param name="Binding">By kind, words that turn a meaning: a sentence keeps the kinds that it has, and gets no other.</param>
internal sealed record WordingLexicon(string Plain, IReadOnlyDictionary<string, IReadOnlyList<string>> Binding)
{
    private static readonly FrozenDictionary<string, (WordingLexicon Lexicon, FrozenSet<string> Plain)> Languages =
        EmbeddedData.ReadAll<WordingLexicon>("Models/Data/wording").ToFrozenDictionary(
            file => file.Key, file => (file.Value, WordingWords.Of(file.Value.Plain).ToFrozenSet(StringComparer.Ordinal)));

    /// <summary>A language's words; null for a language without any: nothing is worded anew in it.</summary>
    public static (WordingLexicon Lexicon, FrozenSet<string> Plain)? For(string language) => Languages.TryGetValue(language, out var known) ? known : null;
}
