namespace Platform.Understanding.Slots;

/// <summary>
/// The last four digits of a payment card: introduced ("ending in 4242", "尾号4242"), behind stars, or a bare answer. Of a
/// whole card number only the last four are kept, and nothing else reads the rest.
/// </summary>
internal static class PaymentLast4Slot
{
    private const int CueReach = 8;
    private const int OrderReach = 5;

    public static void Read(SlotScan slots)
    {
        var asked = slots.Context.Asked == SlotNames.PaymentLast4;
        for (var i = 0; i < slots.Numbers.Count; i++)
        {
            var number = slots.Numbers[i];
            if (slots.IsClaimed(i) || number.Letters > 0)
            {
                continue;
            }

            var end = slots.EndOfGroup(i);
            if (end - i == 4 && Enumerable.Range(i, 4).All(n => slots.Numbers[n].Digits == 4) && (asked || IsCued(slots, number)))
            {
                Add(slots, slots.Numbers[end - 1], number.Start, 0.9);
                i = end - 1;
            }
            else if (number is { Digits: 4, Length: 4 } && end == i + 1 && Judge(slots, number, asked) is > 0 and var confidence)
            {
                Add(slots, number, number.Start, confidence);
            }
        }
    }

    private static double Judge(SlotScan slots, NumberSpan number, bool asked)
    {
        if (slots.CharBefore(number.Start) is '#' or '$' or '€' or '£')
        {
            return 0;
        }

        return IsCued(slots, number) || IsMasked(slots, number) ? 0.96
            : asked && !slots.Before(number.From, 2, slots.Cues.Order) ? 0.93 : 0;
    }

    private static bool IsMasked(SlotScan slots, NumberSpan number) =>
        slots.CharBefore(number.Start) is '*' or '•' || (number.From > 0 && slots.Scan.Fold(slots.Scan.Tokens[number.From - 1]) is "xxxx" or "xxxxxxxxxxxx");

    // "My order number ends in 4242" speaks of no card.
    private static bool IsCued(SlotScan slots, NumberSpan number)
    {
        var cued = slots.HasCue("last4", number.From - CueReach, number.To + CueReach);
        var card = slots.HasCue("card", number.From - CueReach, number.To + CueReach);
        var order = slots.Before(number.From, OrderReach, slots.Cues.Order);
        return (cued && (card || !order || IsRightBehind(slots, number))) || (card && !order && slots.Before(number.From, 3, slots.Cues.Number));
    }

    // "Order 12264, last four 2626": the cue right before the digits is theirs, whatever stands further away.
    private static bool IsRightBehind(SlotScan slots, NumberSpan number) => slots.HasCue("last4", number.From - 2, number.From);

    private static void Add(SlotScan slots, NumberSpan last, int start, double confidence) =>
        slots.Add(SlotNames.PaymentLast4, slots.Compact(last), start, last.End, confidence);
}
