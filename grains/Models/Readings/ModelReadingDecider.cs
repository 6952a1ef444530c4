using System.Text.Json;
using Platform.Understanding;
using Platform.Understanding.Sentiment;

namespace Platform.Models.Readings;

/// <summary>
/// What of a model's reading may be believed. A reading is a proposal; what could do harm stays with the rules: agreement to a question,
/// the wish for a human or for silence, a bad mood, the digits of a card. Each detail has to stand in the customer's own words. Pure.
/// </summary>
internal static class ModelReadingDecider
{
    private const int MostIntents = 5;
    private const int MostSlots = 20;
    private const double SureLanguage = 0.6;
    private const double NoteworthyMood = 0.05;

    /// <summary>The agents trust what is sure; a model is never surer than this.</summary>
    private const double MostConfidence = 0.9;

    private static readonly string[] Known =
    [
        IntentNames.CheckOrderStatus, IntentNames.ProcessReturn, IntentNames.UpsellProducts, IntentNames.CaptureLeadInfo, IntentNames.ScheduleCallback,
        IntentNames.KnowledgeQuestion, IntentNames.Help, IntentNames.Cancel, IntentNames.Stop, IntentNames.Repeat, IntentNames.Yes, IntentNames.No,
        IntentNames.Greeting, IntentNames.Thanks, IntentNames.SpeakToHuman, IntentNames.GiveFeedback, IntentNames.Fallback,
    ];

    /// <summary>What only the customer's own unmistakable words may say: they are read by the rules, both when they are there and when not.</summary>
    private static readonly string[] OfRules = [IntentNames.Yes, IntentNames.No, IntentNames.Stop, IntentNames.SpeakToHuman, IntentNames.Cancel];

    /// <summary>The reading to go on with.</summary>
    /// <param name="text">The customer's words, the subject included.</param>
    /// <param name="rules">The reading of the rules.</param>
    /// <param name="answer">The model's form.</param>
    public static Verdict<Reading> Decide(string text, Reading rules, JsonElement answer)
    {
        var read = answer.Deserialize<ReadMessage>(PlatformJson.Options);
        if (read is null or { Language: null } or { Intents.IsDefault: true } or { Slots.IsDefault: true } or { Sentiment: null } or { Sentiment.Quotes.IsDefault: true })
        {
            return Verdict<Reading>.Invalid("a member is missing");
        }

        return Refuse(text, rules, read) is { } reason
            ? Verdict<Reading>.Refuse(reason)
            : Verdict<Reading>.Use(rules with { Language = Language(rules, read), Intents = Intents(rules, read), Slots = Slots(rules, read), Sentiment = Mood(rules, read) });
    }

    private static string? Refuse(string text, Reading rules, ReadMessage read)
    {
        if (read.Intents.Length is 0 or > MostIntents || read.Slots.Length > MostSlots)
        {
            return "too few or too many intents or slots";
        }

        foreach (var intent in read.Intents)
        {
            if (!Known.Contains(intent.Name, StringComparer.Ordinal) || intent.Confidence is not (>= 0 and <= 1))
            {
                return "an intent that there is not";
            }

            if (intent.Name != IntentNames.Fallback && !Quotes(text, intent.Quote))
            {
                return $"{intent.Name} is not in the customer's words";
            }
        }

        // What the rules read was read from the words, in ways of their own: "fifty" is 50.
        foreach (var slot in read.Slots.Where(slot => !rules.Slots.Any(known => known.Name == slot.Name && known.Value == slot.Value)))
        {
            if (!SlotEvidence.MayReport(slot.Name))
            {
                return "a slot that it may not report";
            }

            if (!Quotes(text, slot.Quote) || SlotEvidence.Accept(slot) is null)
            {
                return $"{slot.Name} is not in the customer's words";
            }
        }

        return read.Sentiment.Score is not (>= -1 and <= 1) || read.Sentiment.Quotes.Except(rules.Sentiment.Words).Any(quote => !Quotes(text, quote)) ? "a mood that the words do not show" : null;
    }

    /// <summary>The rules' letters know five languages well; a model helps where they are not sure.</summary>
    private static string Language(Reading rules, ReadMessage read)
    {
        var reported = read.Language.Trim().ToLowerInvariant();
        return (rules.Language == "und" || rules.LanguageConfidence < SureLanguage) && reported.Length == 2 && reported.All(char.IsAsciiLetterLower) ? reported : rules.Language;
    }

    private static ImmutableArray<IntentReading> Intents(Reading rules, ReadMessage read)
    {
        var kept = rules.Intents.Where(intent => OfRules.Contains(intent.Name, StringComparer.Ordinal)).ToList();
        var proposed = read.Intents
            .Where(intent => !OfRules.Contains(intent.Name, StringComparer.Ordinal))
            .DistinctBy(intent => (intent.Name, intent.Name == IntentNames.KnowledgeQuestion ? intent.Quote : ""))
            .Select(intent => rules.Intents.FirstOrDefault(known => known.Name == intent.Name && known.Name != IntentNames.KnowledgeQuestion)
                ?? new IntentReading(intent.Name, Math.Min(intent.Confidence, MostConfidence), intent.Quote))
            .ToList();
        if (proposed.Exists(intent => intent.Name != IntentNames.Fallback) || kept.Count > 0)
        {
            proposed.RemoveAll(intent => intent.Name == IntentNames.Fallback);
        }

        ImmutableArray<IntentReading> all = [.. kept, .. proposed];
        return all.IsEmpty ? rules.Intents : all;
    }

    /// <summary>What the rules read stays: they normalise it. A model adds what they overlooked.</summary>
    private static ImmutableArray<SlotReading> Slots(Reading rules, ReadMessage read) =>
    [
        .. rules.Slots,
        .. read.Slots
            .Where(slot => rules.Slots.All(known => known.Name != slot.Name))
            .Select(slot => new SlotReading(slot.Name, SlotEvidence.Accept(slot)!, slot.Quote, MostConfidence))
            .DistinctBy(slot => slot.Name),
    ];

    /// <summary>The worse of both: a model may notice anger, it may not talk it away.</summary>
    private static SentimentReading Mood(Reading rules, ReadMessage read)
    {
        var score = Math.Round(read.Sentiment.Score, 4);
        return score < rules.Sentiment.Score - NoteworthyMood && read.Sentiment.Quotes.Length > 0
            ? new(SentimentBands.LabelOf(score), score, [.. rules.Sentiment.Words.Union(read.Sentiment.Quotes)])
            : rules.Sentiment;
    }

    /// <summary>Whether the words stand in the text; blanks and case do not count.</summary>
    private static bool Quotes(string text, string? quote) =>
        quote is not null && Squeeze(quote) is { Length: > 0 } wanted && Squeeze(text).Contains(wanted, StringComparison.OrdinalIgnoreCase);

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
