using System.Buffers;

namespace Platform.Understanding.Slots;

/// <summary>
/// Carriers' numbers: UPS (1Z and 16 more), UPU S10 (two letters, nine digits, two letters), Amazon (TBA), DHL (JD, JJD),
/// long digit strings of FedEx and USPS, and whatever is called a tracking number.
/// </summary>
internal static class TrackingNumberSlot
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789");

    public static void Read(SlotScan slots)
    {
        for (var i = 0; i < slots.Numbers.Count;)
        {
            var end = i + 1;
            if (!slots.IsClaimed(i))
            {
                end = slots.EndOfGroup(i);
                if (!TryRead(slots, i, end) && end > i + 1)
                {
                    end = i + 1;
                    TryRead(slots, i, end);
                }
            }

            i = end;
        }
    }

    private static bool TryRead(SlotScan slots, int from, int to)
    {
        var (first, last) = (slots.Numbers[from], slots.Numbers[to - 1]);
        var span = first with { To = last.To, End = last.End, Digits = 0, Letters = 0 };
        for (var i = from; i < to; i++)
        {
            span = span with { Digits = span.Digits + slots.Numbers[i].Digits, Letters = span.Letters + slots.Numbers[i].Letters };
        }

        if (span.Digits < 8 || span.Length > 40)
        {
            return false;
        }

        var compact = slots.Compact(span);
        var shaped = HasCarrierShape(compact);
        var named = slots.Before(span.From, 5, slots.Cues.Tracking) || slots.Context.Asked == SlotNames.TrackingNumber;
        if (!shaped && (!named || slots.Before(span.From, 2, slots.Cues.Order)))
        {
            return false;
        }

        slots.Add(SlotNames.TrackingNumber, compact, span.Start, span.End, shaped ? 0.95 : 0.9);
        return true;
    }

    private static bool HasCarrierShape(string compact) =>
        (compact.Length == 18 && compact.StartsWith("1Z", StringComparison.Ordinal))
        || IsUniversalPostalUnion(compact)
        || (compact.StartsWith("TBA", StringComparison.Ordinal) && compact.Length >= 12 && IsDigits(compact.AsSpan(3)))
        || (compact.StartsWith("JJD", StringComparison.Ordinal) && compact.Length >= 15 && IsDigits(compact.AsSpan(3)))
        || (compact.StartsWith("JD", StringComparison.Ordinal) && compact.Length >= 15 && IsDigits(compact.AsSpan(2)))
        || (compact.Length is >= 20 and <= 22 && IsDigits(compact));

    private static bool IsUniversalPostalUnion(string compact) =>
        compact.Length == 13 && char.IsAsciiLetter(compact[0]) && char.IsAsciiLetter(compact[1]) && IsDigits(compact.AsSpan(2, 9))
        && char.IsAsciiLetter(compact[11]) && char.IsAsciiLetter(compact[12]);

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(s_digits);
}
