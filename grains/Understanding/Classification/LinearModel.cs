using System.Collections.Frozen;
using System.Numerics;

namespace Platform.Understanding.Classification;

/// <summary>Multinomial logistic regression over hashed features: one row of class weights for each feature seen in training. Immutable.</summary>
internal sealed class LinearModel
{
    /// <summary>Hashed features: wide enough that of some 100,000 features few collide.</summary>
    public const int Buckets = 1 << 20;

    private readonly int[] _rowOfBucket;
    private readonly float[] _weights;
    private readonly float[] _bias;
    private readonly FrozenSet<ulong> _vocabulary;
    private readonly FrozenDictionary<ulong, (int Row, int Grams)> _words;
    private readonly float[] _wordSums;

    public LinearModel(
        IReadOnlyList<string> classes, int stride, int[] rowOfBucket, float[] weights, float[] bias,
        FrozenSet<ulong> vocabulary, FrozenDictionary<ulong, (int Row, int Grams)> words, float[] wordSums)
    {
        Classes = classes;
        Stride = stride;
        _rowOfBucket = rowOfBucket;
        _weights = weights;
        _bias = bias;
        _vocabulary = vocabulary;
        _words = words;
        _wordSums = wordSums;
    }

    public IReadOnlyList<string> Classes { get; }

    /// <summary>Classes rounded up to a whole number of vectors.</summary>
    public int Stride { get; }

    public int Features => _weights.Length / Stride;

    public static int StrideFor(int classes) => (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    public static int BucketOf(int group, ulong feature) => (int)((feature + ((ulong)group * 0x9E3779B97F4A7C15)) >> 11) & (Buckets - 1);

    public bool Knows(ulong word) => _vocabulary.Contains(word);

    public void Accumulate(int group, ulong feature, Evidence evidence)
    {
        evidence.Counts[group]++;
        var row = _rowOfBucket[BucketOf(group, feature)];
        if (row >= 0)
        {
            AddRow(_weights.AsSpan(row * Stride, Stride), evidence.Of(group));
        }
    }

    /// <summary>A word of the training vocabulary and all its letter n-grams, added up beforehand.</summary>
    public bool TryAccumulateWord(ulong word, Evidence evidence)
    {
        if (!_words.TryGetValue(word, out var entry))
        {
            return false;
        }

        evidence.Counts[FeatureGroup.Word]++;
        evidence.Counts[FeatureGroup.Letters] += entry.Grams;
        AddRow(_wordSums.AsSpan(entry.Row * Stride, Stride), evidence.Of(FeatureGroup.Word));
        AddRow(_wordSums.AsSpan((entry.Row + 1) * Stride, Stride), evidence.Of(FeatureGroup.Letters));
        return true;
    }

    /// <summary>Class probabilities from what has been added up; <paramref name="temperature"/> above 1 makes them humbler.</summary>
    public void Predict(Evidence evidence, float temperature, Span<float> probabilities)
    {
        var logits = probabilities[..Stride];
        _bias.CopyTo(logits);
        for (var group = 0; group < FeatureGroup.Count; group++)
        {
            if (evidence.Counts[group] > 0)
            {
                AddScaled(evidence.Of(group), FeatureGroup.Weights[group] / MathF.Sqrt(evidence.Counts[group]), logits);
            }
        }

        Softmax(logits[..Classes.Count], temperature);
    }

    public static void Softmax(Span<float> logits, float temperature)
    {
        var max = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            max = MathF.Max(max, logit);
        }

        var sum = 0f;
        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] = MathF.Exp((logits[i] - max) / temperature);
            sum += logits[i];
        }

        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] /= sum;
        }
    }

    internal static void AddRow(ReadOnlySpan<float> row, Span<float> sums)
    {
        for (var i = 0; i < sums.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(sums[i..]) + new Vector<float>(row[i..])).CopyTo(sums[i..]);
        }
    }

    internal static void AddScaled(ReadOnlySpan<float> row, float scale, Span<float> sums)
    {
        var factor = new Vector<float>(scale);
        for (var i = 0; i < sums.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(sums[i..]) + (new Vector<float>(row[i..]) * factor)).CopyTo(sums[i..]);
        }
    }
}
