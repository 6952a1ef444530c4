namespace Platform.Understanding.Classification;

/// <summary>Where extracted features go: a list while training, sums while reading. A struct, so that the extractor is compiled for each.</summary>
internal interface IFeatureSink
{
    void Add(int group, ulong feature);

    /// <summary>Takes a whole word (the word itself and its letter n-grams) at once if its sums are known.</summary>
    bool TryAddWord(ulong word);

    bool Knows(ulong word);
}
