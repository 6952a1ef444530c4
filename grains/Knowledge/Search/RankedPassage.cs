namespace Platform.Knowledge;

/// <summary>A chunk with its score.</summary>
/// <param name="Chunk">The chunk's number.</param>
/// <param name="Score">Chance that it answers, 0 to 1.</param>
public sealed record RankedPassage(int Chunk, double Score)
{
    /// <summary>What the score is made of.</summary>
    internal PassageFeatures Features { get; init; } = new();
}
