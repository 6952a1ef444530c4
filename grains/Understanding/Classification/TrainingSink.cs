namespace Platform.Understanding.Classification;

/// <summary>Features of an example on their way into the trainer.</summary>
internal readonly struct TrainingSink(List<(int Group, int Bucket)> features, HashSet<ulong> vocabulary) : IFeatureSink
{
    public void Add(int group, ulong feature) => features.Add((group, LinearModel.BucketOf(group, feature)));

    public bool TryAddWord(ulong word) => false;

    public bool Knows(ulong word) => vocabulary.Contains(word);
}
