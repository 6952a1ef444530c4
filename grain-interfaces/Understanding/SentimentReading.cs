namespace Platform.Understanding;

/// <summary>The mood of one message.</summary>
/// <param name="Label">The band that <paramref name="Score"/> falls in.</param>
/// <param name="Score">-1 (very negative) to 1 (positive).</param>
/// <param name="Words">The words that moved it, as written.</param>
[GenerateSerializer, Immutable, Alias("platform.understanding.sentiment-reading")]
public sealed record SentimentReading(
    [property: Id(0)] SentimentLabel Label,
    [property: Id(1)] double Score,
    [property: Id(2)] ImmutableArray<string> Words);
