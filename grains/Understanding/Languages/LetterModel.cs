using Platform.Understanding.Classification;
using Platform.Understanding.Text;

namespace Platform.Understanding.Languages;

/// <summary>Log-probabilities of letter trigrams and of words in each language. Immutable once built.</summary>
internal sealed class LetterModel
{
    /// <summary>Room for so many languages; a multiple of every vector width.</summary>
    public const int Stride = 16;

    private const int Buckets = 1 << 16;
    private const int LettersRead = 600;
    private const float TrigramFloor = 0.3f;
    private const float WordFloor = 0.5f;

    private readonly float[] _trigrams = new float[Buckets * Stride];
    private readonly float[] _words = new float[Buckets * Stride];

    public LetterModel(IReadOnlyList<(int Language, string Text)> texts, int languages)
    {
        foreach (var (language, text) in texts)
        {
            Walk(text, (trigram, _) => _trigrams[(trigram * Stride) + language]++, word => _words[(word * Stride) + language]++);
        }

        ToLogs(_trigrams, languages, TrigramFloor);
        ToLogs(_words, languages, WordFloor);
    }

    public void Score(ReadOnlySpan<char> text, float wordWeight, Span<float> scores)
    {
        scores.Clear();
        Span<char> word = stackalloc char[32];
        var length = 0;
        var budget = LettersRead;
        for (var i = 0; i <= text.Length && budget > 0; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                if (length < word.Length)
                {
                    word[length++] = char.ToLowerInvariant(text[i]);
                }

                continue;
            }

            if (length > 0)
            {
                ScoreWord(word[..length], wordWeight, scores);
                budget -= length;
                length = 0;
            }
        }
    }

    private void ScoreWord(ReadOnlySpan<char> word, float wordWeight, Span<float> scores)
    {
        for (var i = -1; i < word.Length - 1; i++)
        {
            LinearModel.AddScaled(_trigrams.AsSpan(Trigram(word, i) * Stride, Stride), 0.5f, scores);
        }

        LinearModel.AddScaled(_words.AsSpan(Bucket(Hashing.Of(word)) * Stride, Stride), wordWeight, scores);
    }

    private static void Walk(string text, Action<int, int> trigram, Action<int> word)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                continue;
            }

            if (i > start)
            {
                var lower = text[start..i].ToLowerInvariant();
                for (var j = -1; j < lower.Length - 1; j++)
                {
                    trigram(Trigram(lower, j), j);
                }

                word(Bucket(Hashing.Of(lower)));
            }

            start = i + 1;
        }
    }

    private static int Trigram(ReadOnlySpan<char> word, int at)
    {
        var hash = Hashing.Seed;
        for (var i = at; i < at + 3; i++)
        {
            hash = Hashing.Append(hash, i < 0 || i >= word.Length ? '_' : word[i]);
        }

        return Bucket(hash);
    }

    private static int Bucket(ulong hash) => (int)(Hashing.Mix(hash) >> 20) & (Buckets - 1);

    // Languages have samples of different sizes: each is scaled to the same mass before smoothing, and what no language
    // has seen is evidence for none.
    private static void ToLogs(float[] counts, int languages, float floor)
    {
        const float mass = 20_000;
        for (var language = 0; language < languages; language++)
        {
            var sum = 0f;
            for (var i = language; i < counts.Length; i += Stride)
            {
                sum += counts[i];
            }

            for (var i = language; i < counts.Length; i += Stride)
            {
                counts[i] = MathF.Log((counts[i] * mass / sum) + floor);
            }
        }
    }
}
