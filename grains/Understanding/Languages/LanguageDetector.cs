
namespace Platform.Understanding.Languages;

/// <summary>
/// Tells the language of a text: by script where the script tells it, else naive Bayes over letter trigrams and whole
/// words. Answers <c>und</c> rather than guess; languages that the platform does not speak are recognised so that it can say so.
/// </summary>
internal sealed class LanguageDetector
{
    public const string Undetermined = "und";

    private const int EnoughLetters = 400;
    private const float WordWeight = 1.6f;

    // Naive Bayes counts dependent evidence as independent: its certainty is tempered (development split).
    private const float Temper = 0.45f;
    private const double Certain = 0.55;

    private readonly string[] _languages;
    private readonly LetterModel _model;

    public LanguageDetector(string[] languages, LetterModel model)
    {
        _languages = languages;
        _model = model;
    }

    /// <summary>The language and how sure that is. <paramref name="previous"/> decides only what the text leaves open.</summary>
    public (string Language, double Confidence) Detect(ReadOnlySpan<char> text, string? previous)
    {
        var letters = CountScripts(text, out var byScript);
        if (letters == 0)
        {
            return Fallback(previous);
        }

        if (byScript is { } script)
        {
            return (script, 0.99);
        }

        Span<float> scores = stackalloc float[LetterModel.Stride];
        _model.Score(text[..Math.Min(text.Length, EnoughLetters * 2)], WordWeight, scores);
        var logits = scores[.._languages.Length];
        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] = (logits[i] * Temper) + (_languages[i] == previous ? 1.0f : 0);
        }

        Classification.LinearModel.Softmax(logits, 1);
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
        {
            best = logits[i] > logits[best] ? i : best;
        }

        return logits[best] >= Certain ? (_languages[best], logits[best]) : Fallback(previous);
    }

    private static (string Language, double Confidence) Fallback(string? previous) =>
        string.IsNullOrEmpty(previous) || previous == Undetermined ? (Undetermined, 0) : (previous, 0.5);

    private static int CountScripts(ReadOnlySpan<char> text, out string? language)
    {
        Span<int> counts = stackalloc int[(int)Script.Count];
        foreach (var c in text[..Math.Min(text.Length, EnoughLetters * 4)])
        {
            if (char.IsLetter(c))
            {
                counts[(int)Scripts.Of(c)]++;
            }
        }

        var total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        language = Scripts.LanguageOf(counts, total, text);
        return total;
    }
}
