using System.Collections.Immutable;

namespace Platform.Understanding.Intents;

/// <summary>What a message means in its conversation: "12345" answers the question for a number, days later too.</summary>
internal static class ContextRules
{
    private const double Answered = 0.9;
    private const double Unasked = 0.6;

    public static ImmutableArray<IntentReading> Resolve(IntentFinding finding, ImmutableArray<SlotReading> slots, ReadingContext context)
    {
        var open = context.ActiveIntent ?? OwnerOf(context.Asked);
        if (!finding.Outside && finding.Intents is [{ Name: IntentNames.Fallback or IntentNames.Greeting or IntentNames.Thanks or IntentNames.Yes or IntentNames.Help } only])
        {
            if (open is not null && Answers(slots, context.Asked))
            {
                return [new IntentReading(open, Answered, only.Text)];
            }

            // A bare number in a mail to a shop is nearly always an order.
            if (only.Name != IntentNames.Yes && slots.Any(s => s.Name is SlotNames.OrderNumber or SlotNames.TrackingNumber && s.Confidence >= Unasked))
            {
                return [new IntentReading(IntentNames.CheckOrderStatus, Unasked, only.Text)];
            }
        }

        return [.. finding.Intents];
    }

    private static bool Answers(ImmutableArray<SlotReading> slots, string? asked)
    {
        foreach (var slot in slots)
        {
            if (slot.Name == asked)
            {
                return true;
            }
        }

        return false;
    }

    private static string? OwnerOf(string? slot) => slot switch
    {
        SlotNames.OrderNumber or SlotNames.CustomerEmail or SlotNames.TrackingNumber => IntentNames.CheckOrderStatus,
        SlotNames.PhoneNumber => IntentNames.ScheduleCallback,
        SlotNames.Budget => IntentNames.UpsellProducts,
        _ => null,
    };
}
