using System.Collections.Frozen;
using Platform.Understanding.Concepts;
using Platform.Understanding.Text;

namespace Platform.Understanding.Classification;

/// <summary>
/// Fits the model at start-up: stochastic gradient descent with per-feature step sizes (AdaGrad: Duchi, Hazan, Singer 2011),
/// a fixed seed and a fixed number of passes, so that every process of a cluster computes the same weights.
/// </summary>
internal sealed class Trainer(ConceptLexicon lexicon, TrainerSettings settings)
{
    private readonly List<Example> _examples = [];
    private readonly HashSet<ulong> _common = [];
    private readonly HashSet<ulong> _all = [];

    public LinearModel Train(IReadOnlyList<LabelledText> data)
    {
        string[] classes = [.. data.Select(d => d.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var stride = LinearModel.StrideFor(classes.Length);
        var words = CountWords(data);
        var random = new Random(settings.Seed);
        foreach (var text in data)
        {
            var label = Array.BinarySearch(classes, text.Label, StringComparer.Ordinal);
            AddExample(text.Text, label, _all, 1);
            AddExample(text.Text, label, _common, settings.UnknownWordsWeight);
            AddExample(Misspelling.Apply(text.Text, random), label, _common, settings.MisspeltWeight);
        }

        var rowOfBucket = NumberRows(out var rows);
        BalanceClasses(classes.Length);
        var weights = new float[rows * stride];
        var bias = new float[stride];
        new GradientDescent(settings, stride, classes.Length, weights, bias).Run(_examples, rowOfBucket);
        var (sums, known) = AddUpWords(words, rowOfBucket, weights, stride);
        return new LinearModel(classes, stride, rowOfBucket, weights, bias, _all.ToFrozenSet(), known.ToFrozenDictionary(), sums);
    }

    private Dictionary<ulong, string> CountWords(IReadOnlyList<LabelledText> data)
    {
        var words = new Dictionary<ulong, string>();
        var counts = new Dictionary<ulong, int>();
        foreach (var text in data)
        {
            var scan = TextScan.Rent(text.Text);
            Tokenizer.Scan(scan);
            foreach (var token in scan.Tokens)
            {
                var word = Hashing.Mix(token.Hash);
                counts[word] = counts.GetValueOrDefault(word) + 1;
                if (token.Kind is TokenKind.Word or TokenKind.Ideograph)
                {
                    words.TryAdd(word, scan.Fold(token).ToString());
                }
            }

            scan.Return();
        }

        foreach (var (word, count) in counts)
        {
            _all.Add(word);
            if (count >= settings.CommonFrom)
            {
                _common.Add(word);
            }
        }

        return words;
    }

    private void AddExample(string text, int label, HashSet<ulong> vocabulary, float weight)
    {
        if (weight <= 0)
        {
            return;
        }

        var scan = TextScan.Rent(text);
        Tokenizer.Scan(scan);
        lexicon.Match(scan);
        if (scan.Tokens.Count > 0)
        {
            var features = new List<(int Group, int Bucket)>(128);
            var sink = new TrainingSink(features, vocabulary);
            FeatureExtractor.Extract(scan, lexicon, new Sentence(0, scan.Tokens.Count, scan.QuestionMarks > 0), ref sink);
            _examples.Add(Example.Of(features, label, weight));
        }

        scan.Return();
    }

    // A feature seen in one example only says nothing that generalises: it gets no row and no weight.
    private int[] NumberRows(out int rows)
    {
        var seen = new byte[LinearModel.Buckets];
        foreach (var example in _examples)
        {
            foreach (var bucket in example.Buckets)
            {
                seen[bucket] = (byte)Math.Min(seen[bucket] + 1, settings.FewestOccurrences);
            }
        }

        rows = 0;
        var rowOfBucket = new int[LinearModel.Buckets];
        for (var bucket = 0; bucket < seen.Length; bucket++)
        {
            rowOfBucket[bucket] = seen[bucket] >= settings.FewestOccurrences ? rows++ : -1;
        }

        return rowOfBucket;
    }

    private void BalanceClasses(int classes)
    {
        var totals = new float[classes];
        foreach (var example in _examples)
        {
            totals[example.Label] += example.Weight;
        }

        var mean = totals.Average();
        foreach (var example in _examples)
        {
            example.Weight *= MathF.Pow(mean / totals[example.Label], settings.ClassBalance);
        }
    }

    private static (float[] Sums, Dictionary<ulong, (int Row, int Grams)> Known) AddUpWords(
        Dictionary<ulong, string> words, int[] rowOfBucket, float[] weights, int stride)
    {
        var sums = new float[words.Count * 2 * stride];
        var known = new Dictionary<ulong, (int Row, int Grams)>(words.Count);
        var features = new List<(int Group, int Bucket)>();
        var next = 0;
        foreach (var (word, folded) in words)
        {
            features.Clear();
            var sink = new TrainingSink(features, []);
            sink.Add(FeatureGroup.Word, word);
            FeatureExtractor.AddLetters(folded, ref sink);
            foreach (var (group, bucket) in features)
            {
                if (rowOfBucket[bucket] is >= 0 and var row)
                {
                    var target = next + (group == FeatureGroup.Word ? 0 : 1);
                    LinearModel.AddRow(weights.AsSpan(row * stride, stride), sums.AsSpan(target * stride, stride));
                }
            }

            known.Add(word, (next, features.Count - 1));
            next += 2;
        }

        return (sums, known);
    }
}
