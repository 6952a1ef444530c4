using Platform.Understanding;

namespace Platform.Models.Readings;

/// <summary>What a model is told of a message.</summary>
internal sealed record ReadingInput(string? Asked, string? ActiveIntent, string? Subject, string Text, ReadMessage First)
{
    /// <summary>The input for a message and its first reading.</summary>
    public static ReadingInput Of(string text, ReadingContext context, Reading rules) => new(
        context.Asked,
        context.ActiveIntent,
        context.Subject,
        text,
        new(
            rules.Language,
            [.. rules.Intents.Select(intent => new ReadIntent(intent.Name, Math.Round(intent.Confidence, 2), intent.Text))],
            [.. rules.Slots.Where(slot => SlotEvidence.MayReport(slot.Name)).Select(slot => new ReadSlot(slot.Name, slot.Value, slot.Text))],
            new(Math.Round(rules.Sentiment.Score, 2), rules.Sentiment.Words)));
}
