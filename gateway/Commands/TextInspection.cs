using System.Collections.Immutable;
using Platform.Understanding;

namespace Platform.Gateway.Commands;

/// <summary>A line of <c>inspect text</c>.</summary>
internal sealed record TextInspection(
    string Text,
    ImmutableArray<IntentReading> Intents,
    ImmutableArray<SlotReading> Slots,
    string Language,
    double LanguageConfidence,
    SentimentReading Sentiment);
