namespace Platform.Understanding;

/// <summary>What one message was understood to say. Each part carries the confidence with which it was read, between 0 and 1.</summary>
/// <param name="Language">ISO 639-1 code: <c>en</c>, <c>fr</c>, <c>vi</c>, <c>es</c>, <c>zh</c>; <c>und</c> when it cannot be told.</param>
/// <param name="LanguageConfidence">0 to 1.</param>
/// <param name="Intents">In the customer's order; one <c>Fallback</c> when nothing was understood with enough confidence. Never empty.</param>
/// <param name="Slots">In the order of the text.</param>
/// <param name="Sentiment">The mood of this message alone.</param>
[GenerateSerializer, Immutable, Alias("platform.understanding.reading")]
public sealed record Reading(
    [property: Id(0)] string Language,
    [property: Id(1)] double LanguageConfidence,
    [property: Id(2)] ImmutableArray<IntentReading> Intents,
    [property: Id(3)] ImmutableArray<SlotReading> Slots,
    [property: Id(4)] SentimentReading Sentiment);
