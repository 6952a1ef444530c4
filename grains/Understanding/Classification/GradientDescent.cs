namespace Platform.Understanding.Classification;

/// <summary>The inner loop of <see cref="Trainer"/>.</summary>
internal sealed class GradientDescent(TrainerSettings settings, int stride, int classes, float[] weights, float[] bias)
{
    private readonly float[] _history = new float[weights.Length / stride];
    private float _biasHistory;

    public void Run(List<Example> examples, int[] rowOfBucket)
    {
        var random = new Random(settings.Seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var gradient = new float[stride];
        for (var pass = 0; pass < settings.Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                Step(examples[index], rowOfBucket, gradient);
            }
        }
    }

    private void Step(Example example, int[] rowOfBucket, float[] gradient)
    {
        bias.CopyTo(gradient.AsSpan());
        for (var i = 0; i < example.Buckets.Length; i++)
        {
            var row = rowOfBucket[example.Buckets[i]];
            if (row >= 0)
            {
                LinearModel.AddScaled(weights.AsSpan(row * stride, stride), example.Scales[i], gradient);
            }
        }

        LinearModel.Softmax(gradient.AsSpan(0, classes), 1);
        var norm = 0f;
        for (var i = 0; i < classes; i++)
        {
            var target = (i == example.Label ? 1 - settings.LabelSmoothing : 0) + (settings.LabelSmoothing / classes);
            gradient[i] = (gradient[i] - target) * example.Weight;
            norm += gradient[i] * gradient[i];
        }

        gradient.AsSpan(classes).Clear();
        Update(example, rowOfBucket, gradient, norm / classes);
    }

    private void Update(Example example, int[] rowOfBucket, float[] gradient, float norm)
    {
        _biasHistory += norm;
        LinearModel.AddScaled(gradient, -0.1f * settings.Step / (0.1f + MathF.Sqrt(_biasHistory)), bias);
        for (var i = 0; i < example.Buckets.Length; i++)
        {
            var row = rowOfBucket[example.Buckets[i]];
            if (row < 0)
            {
                continue;
            }

            var scale = example.Scales[i];
            _history[row] += norm * scale * scale;
            var step = settings.Step / (0.1f + MathF.Sqrt(_history[row]));
            var target = weights.AsSpan(row * stride, stride);
            LinearModel.AddScaled(target, -settings.Penalty * step, target);
            LinearModel.AddScaled(gradient, -step * scale, target);
        }
    }
}
