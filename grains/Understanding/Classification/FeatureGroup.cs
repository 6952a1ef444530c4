namespace Platform.Understanding.Classification;

/// <summary>Kinds of evidence. Each is scaled by its own count, so that a long word's many n-grams do not outvote a concept.</summary>
internal static class FeatureGroup
{
    public const int Word = 0;
    public const int Phrase = 1;
    public const int Letters = 2;
    public const int Concept = 3;
    public const int ConceptPair = 4;
    public const int Shape = 5;
    public const int Count = 6;

    /// <summary>How much each group weighs (chosen on the development split; see docs of <see cref="Trainer"/>).</summary>
    public static ReadOnlySpan<float> Weights => [0.8f, 0.6f, 0.6f, 1.2f, 0.8f, 1.0f];
}
