using System.Collections.Immutable;
using Platform.Agents;

namespace Platform.Understanding.Intents;

/// <summary>What a message means in its conversation: "12345" answers the question for a number, days later too.</summary>
internal static class ContextRules
{
    private const double Answered = 0.9;
    private const double Unasked = 0.6;
    private const double Unsure = 0.7;
    private const int BareValue = 16;
    private const int LongestAnswer = 60;

    public static ImmutableArray<IntentReading> Resolve(IntentFinding finding, ImmutableArray<SlotReading> slots, ReadingContext context)
    {
        var open = context.ActiveIntent ?? OwnerOf(context.Asked);
        var answered = open is not null && Answers(slots, context.Asked);
        if ((answered || !finding.Outside) && finding.Intents is [{ Name: IntentNames.Fallback or IntentNames.Greeting or IntentNames.Thanks or IntentNames.Yes or IntentNames.Help } only])
        {
            if (answered)
            {
                return [new IntentReading(open!, Answered, only.Text)];
            }

            // A bare number in a mail to a shop is nearly always an order.
            if (only.Name != IntentNames.Yes && slots.Any(s => s.Name is SlotNames.OrderNumber or SlotNames.TrackingNumber && s.Confidence >= Unasked))
            {
                return [new IntentReading(IntentNames.CheckOrderStatus, Unasked, only.Text)];
            }
        }

        return answered && IsMisread(finding, context)
            ? [new IntentReading(open!, Answered, finding.Intents[0].Text)]
            : [.. finding.Intents];
    }

    // "The courier dropped it" answers why something goes back, whatever it would be by itself.
    private static bool IsMisread(IntentFinding finding, ReadingContext context) =>
        finding.Intents is [{ } only]
        && (only.Name is not (IntentNames.SpeakToHuman or IntentNames.Stop or IntentNames.Cancel) || only.Confidence < Unsure)
        && (only.Confidence < Answered || only.Text.Length <= BareValue || (only.Name == IntentNames.ScheduleCallback && context.Asked == SlotNames.ContactPreference))
        && only.Name != context.ActiveIntent && only.Text.Length < LongestAnswer && !only.Text.Contains('?', StringComparison.Ordinal);

    private static bool Answers(ImmutableArray<SlotReading> slots, string? asked)
    {
        foreach (var slot in slots)
        {
            if (slot.Name == asked || (slot.Name == SlotNames.Resolution && asked == QuestionNames.ExchangeOrRefund)
                || (slot.Name == SlotNames.CustomerLastName && asked == SlotNames.CustomerFirstName))
            {
                return true;
            }
        }

        return false;
    }

    private static string? OwnerOf(string? slot) => slot switch
    {
        SlotNames.OrderNumber or SlotNames.CustomerEmail or SlotNames.TrackingNumber or SlotNames.PostalCode => IntentNames.CheckOrderStatus,
        SlotNames.PhoneNumber or SlotNames.TimeWindow or SlotNames.TimeZone => IntentNames.ScheduleCallback,
        SlotNames.Budget or SlotNames.ProductCategory => IntentNames.UpsellProducts,
        SlotNames.ReturnReason or SlotNames.Resolution or QuestionNames.ExchangeOrRefund or SlotNames.PaymentLast4 => IntentNames.ProcessReturn,
        SlotNames.CustomerFirstName or SlotNames.CustomerLastName or SlotNames.ContactPreference => IntentNames.CaptureLeadInfo,
        _ => null,
    };
}
