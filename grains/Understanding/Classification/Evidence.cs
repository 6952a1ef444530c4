namespace Platform.Understanding.Classification;

/// <summary>Sums of weights by feature group. Sums of parts add up to the sum of the whole, so a mail's sentences are read once.</summary>
internal sealed class Evidence(int stride)
{
    private readonly float[] _sums = new float[FeatureGroup.Count * stride];

    public int[] Counts { get; } = new int[FeatureGroup.Count];

    public Span<float> Of(int group) => _sums.AsSpan(group * stride, stride);

    public void Clear()
    {
        Array.Clear(_sums);
        Array.Clear(Counts);
    }

    public void Add(Evidence other)
    {
        LinearModel.AddRow(other._sums, _sums);
        for (var i = 0; i < Counts.Length; i++)
        {
            Counts[i] += other.Counts[i];
        }
    }
}
