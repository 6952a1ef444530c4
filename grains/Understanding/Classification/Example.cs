namespace Platform.Understanding.Classification;

/// <summary>An example as the trainer sees it: buckets of features, each with the scale of its group.</summary>
internal sealed class Example
{
    private Example(int[] buckets, float[] scales, int label, float weight)
    {
        Buckets = buckets;
        Scales = scales;
        Label = label;
        Weight = weight;
    }

    public int[] Buckets { get; }

    public float[] Scales { get; }

    public int Label { get; }

    public float Weight { get; set; }

    public static Example Of(List<(int Group, int Bucket)> features, int label, float weight)
    {
        Span<int> counts = stackalloc int[FeatureGroup.Count];
        foreach (var (group, _) in features)
        {
            counts[group]++;
        }

        var buckets = new int[features.Count];
        var scales = new float[features.Count];
        for (var i = 0; i < buckets.Length; i++)
        {
            var (group, bucket) = features[i];
            buckets[i] = bucket;
            scales[i] = FeatureGroup.Weights[group] / MathF.Sqrt(counts[group]);
        }

        return new Example(buckets, scales, label, weight);
    }
}
