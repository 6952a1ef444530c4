using System.Collections.Concurrent;

namespace Platform.Knowledge;

/// <summary>Text to terms: the one analysis that documents and questions share.</summary>
public static class TextAnalyzer
{
    /// <summary>Goes into the index's content hash: raise it when terms come out differently.</summary>
    public const int Version = 5;

    private const int FarthestVerb = 4;
    private const int LongestCachedWord = 24;
    private const int CacheLimit = 200_000;
    private static readonly ConcurrentDictionary<(string Word, string Language), string> Stems = new();

    /// <summary>The terms of a text, in order, function words included but marked.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">ISO 639-1 code; unknown codes are not stemmed.</param>
    public static List<Term> Analyze(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var tokens = Tokenizer.Tokenize(text);
        var terms = new List<Term>(tokens.Count + 4);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (i + 1 < tokens.Count && IsCompound(text, token, tokens[i + 1]))
            {
                AddCompound(terms, token, tokens[i + 1], language);
                i++;
            }
            else
            {
                terms.Add(TermOf(token, language, text));
            }
        }

        return terms;
    }

    /// <summary>The stem of a folded word.</summary>
    public static string Stem(string word, string language)
    {
        if (language is "zh" or "ja" or "vi" or "ko" or "th")
        {
            return word;
        }

        if (Stems.TryGetValue((word, language), out var stem))
        {
            return stem;
        }

        stem = language == "en" ? EnglishStemmer.Stem(word) : LightStemmer.Stem(word, language);
        if (word.Length <= LongestCachedWord && Stems.Count < CacheLimit)
        {
            Stems.TryAdd((word, language), stem);
        }

        return stem;
    }

    /// <summary>Vietnamese words differ by their marks alone, so those stay (NFC); everywhere else they are folded away.</summary>
    private static Term TermOf(Token token, string language, string text) =>
        language == "vi" && token.Kind == TokenKind.Word
            ? new(text[token.Start..token.End].Normalize().ToLowerInvariant(), token.Text, token.Kind, token.Start, token.End, WordLists.IsStop(token.Text, language))
            : TermOf(token, language);

    /// <summary>"pick up" is "pickup": a verb and its particle as one more term, or null. The particle alone is a function word.</summary>
    public static string? WithParticle(IReadOnlyList<Term> terms, int index)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return index + 1 < terms.Count && !terms[index].IsStop && terms[index].Kind == TokenKind.Word
            && IsParticle(terms[index + 1].Surface) && terms[index + 1].Start - terms[index].End == 1
            ? terms[index].Text + terms[index + 1].Surface
            : null;
    }

    /// <summary>
    /// "Send the broken one back" says "send back": a particle that belongs to a verb up to three words before it, if the lexicon
    /// knows the two together, is moved behind the verb. Its place in the text becomes the verb's end, as if it stood there.
    /// </summary>
    public static void JoinParticles(List<Term> terms, Func<string, string, bool> known)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(known);
        for (var i = 2; i < terms.Count; i++)
        {
            if (!IsParticle(terms[i].Surface) || terms[i - 1].End + 1 != terms[i].Start)
            {
                continue;
            }

            for (var verb = i - 2; verb >= Math.Max(0, i - FarthestVerb); verb--)
            {
                if (!terms[verb].IsStop && known(terms[verb].Text, terms[i].Text))
                {
                    var particle = terms[i] with { Start = terms[verb].End + 1, End = terms[verb].End + 1 };
                    terms.RemoveAt(i);
                    terms.Insert(verb + 1, particle);
                    break;
                }
            }
        }
    }

    private static bool IsParticle(string word) => word is "up" or "out" or "off" or "back" or "in" or "away" or "down";

    private static Term TermOf(Token token, string language) =>
        new(token.Kind == TokenKind.Word ? Stem(token.Text, language) : token.Text, token.Text, token.Kind, token.Start, token.End,
            WordLists.IsStop(token.Text, language));

    /// <summary>"e-mail", "pick-up", "wi-fi": written together as often as apart, so they become one word.</summary>
    private static bool IsCompound(string text, Token left, Token right) =>
        left.Kind == TokenKind.Word && right.Kind == TokenKind.Word && right.Start == left.End + 1 && text[left.End] is '-' or '‑'
        && (left.Text.Length <= 3 || right.Text.Length <= 3) && right.End - right.Start == right.Text.Length;

    private static void AddCompound(List<Term> terms, Token left, Token right, string language)
    {
        var joined = left.Text + right.Text;
        terms.Add(new(Stem(joined, language), joined, TokenKind.Word, left.Start, right.End, IsStop: false));
        foreach (var part in (ReadOnlySpan<Token>)[left, right])
        {
            if (part.Text.Length > 3 && left.Text.Length > 1 && !WordLists.IsStop(part.Text, language))
            {
                terms.Add(TermOf(part, language));
            }
        }
    }
}
