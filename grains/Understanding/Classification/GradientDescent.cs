namespace Platform.Understanding.Classification;

/// <summary>
/// The inner loop of <see cref="Trainer"/>. Each step hides some features of its example at random: evidence is redundant
/// (a word, its letters, its concept), and a model that cannot rely on one of them generalises to wordings never seen.
/// </summary>
internal sealed class GradientDescent(TrainerSettings settings, int stride, int classes, float[] weights, float[] bias)
{
    private readonly float[] _history = new float[weights.Length / stride];
    private readonly float[] _gradient = new float[stride];
    private int[] _rows = new int[256];
    private float[] _scales = new float[256];
    private int _count;
    private float _biasHistory;

    public void Run(List<Example> examples, int[] rowOfBucket)
    {
        var random = new Random(settings.Seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        for (var pass = 0; pass < settings.Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                Choose(examples[index], rowOfBucket, random);
                Step(examples[index]);
            }
        }
    }

    private void Choose(Example example, int[] rowOfBucket, Random random)
    {
        if (_rows.Length < example.Buckets.Length)
        {
            _rows = new int[example.Buckets.Length];
            _scales = new float[example.Buckets.Length];
        }

        _count = 0;
        var kept = 1 / (1 - settings.Hidden);
        var threshold = (uint)(settings.Hidden * 256);
        var bits = 0UL;
        for (var i = 0; i < example.Buckets.Length; i++)
        {
            bits = i % 8 == 0 ? (ulong)random.NextInt64(long.MinValue, long.MaxValue) : bits >> 8;
            var row = rowOfBucket[example.Buckets[i]];
            if (row >= 0 && (bits & 0xFF) >= threshold)
            {
                _rows[_count] = row;
                _scales[_count++] = example.Scales[i] * kept;
            }
        }
    }

    private void Step(Example example)
    {
        bias.CopyTo(_gradient.AsSpan());
        for (var i = 0; i < _count; i++)
        {
            LinearModel.AddScaled(weights.AsSpan(_rows[i] * stride, stride), _scales[i], _gradient);
        }

        LinearModel.Softmax(_gradient.AsSpan(0, classes), 1);
        var norm = 0f;
        for (var i = 0; i < classes; i++)
        {
            var target = (i == example.Label ? 1 - settings.LabelSmoothing : 0) + (settings.LabelSmoothing / classes);
            _gradient[i] = (_gradient[i] - target) * example.Weight;
            norm += _gradient[i] * _gradient[i];
        }

        _gradient.AsSpan(classes).Clear();
        Update(norm / classes);
    }

    private void Update(float norm)
    {
        _biasHistory += norm;
        LinearModel.AddScaled(_gradient, -0.1f * settings.Step / (0.1f + MathF.Sqrt(_biasHistory)), bias);
        for (var i = 0; i < _count; i++)
        {
            var row = _rows[i];
            var scale = _scales[i];
            _history[row] += norm * scale * scale;
            var step = settings.Step / (0.1f + MathF.Sqrt(_history[row]));
            var target = weights.AsSpan(row * stride, stride);
            LinearModel.AddScaled(target, -settings.Penalty * step, target);
            LinearModel.AddScaled(_gradient, -step * scale, target);
        }
    }
}
