namespace Platform.Understanding.Classification;

/// <summary>Features of a message on their way into a trained model.</summary>
internal readonly struct ModelSink(LinearModel model, Evidence evidence) : IFeatureSink
{
    public void Add(int group, ulong feature) => model.Accumulate(group, feature, evidence);

    public bool TryAddWord(ulong word) => model.TryAccumulateWord(word, evidence);

    public bool Knows(ulong word) => model.Knows(word);
}
