using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>
/// Order numbers in the formats of many shops. What is a date, a price, a telephone number or a tracking number was claimed
/// by the readers before; what is left has to be introduced ("order no. 12345", "#12345"), shaped like one
/// ("ORD-2024-00123"), asked for, or stand in a message about an order.
/// </summary>
internal static class OrderNumberSlot
{
    private const int LongestNumber = 24;

    public static void Read(SlotScan slots)
    {
        for (var i = 0; i < slots.Numbers.Count; i++)
        {
            var span = slots.Numbers[i];
            if (slots.IsClaimed(i) || span.Length > LongestNumber || IsSomethingElse(slots, span))
            {
                continue;
            }

            span = WithPrefix(slots, span);
            var confidence = Judge(slots, span);
            if (confidence > 0)
            {
                slots.Add(SlotNames.OrderNumber, slots.Compact(span), span.Start, span.End, confidence);
            }
        }
    }

    private static double Judge(SlotScan slots, NumberSpan span)
    {
        var hash = slots.CharBefore(span.Start) is '#' or '＃' or '№';
        var asked = slots.Context.Asked == SlotNames.OrderNumber;
        var close = slots.Before(span.From, 3, slots.Cues.Order) || (slots.Before(span.From, 2, slots.Cues.Number) && slots.AboutOrder);
        if (hash && span.Digits >= 2)
        {
            return slots.AboutOrder || asked || span.Digits >= 4 ? 0.97 : 0.6;
        }

        if (span.Digits < 3 || HasDecimalPoint(slots, span))
        {
            return 0;
        }

        if (close)
        {
            return IsYear(slots, span) && !slots.Before(span.From, 0, slots.Cues.Order) && !slots.Before(span.From, 0, slots.Cues.Number) ? 0 : 0.95;
        }

        if (span.Letters > 0)
        {
            return IsCode(slots, span) ? (slots.AboutOrder || asked ? 0.93 : 0.75) : 0;
        }

        if (IsYear(slots, span) && !(asked && slots.Scan.Tokens.Count <= 4))
        {
            return 0;
        }

        return asked ? 0.93
            : slots.AboutOrder && span.Digits >= 4 ? 0.8
            : span.Digits >= 5 && slots.Scan.Tokens.Count <= 3 ? 0.6 : 0;
    }

    private static bool IsSomethingElse(SlotScan slots, NumberSpan span)
    {
        var money = slots.CharBefore(span.Start) is '$' or '€' or '£' or '¥' or '￥' or '₫' || slots.CharAfter(span.End) is '$' or '€' or '£' or '₫' or '%' or '°';
        var time = span.End < slots.Text.Length && slots.Text[span.End] == ':' && span.Digits <= 2;
        return money || time
            || slots.After(span.To, 1, slots.Cues.Currency)
            || slots.Before(span.From, 1, slots.Cues.PostCode)
            || slots.Before(span.From, 1, slots.Cues.Size)
            || slots.Before(span.From, 1, slots.Cues.Currency)
            || (slots.Before(span.From, 2, slots.Cues.Phone) && !slots.Before(span.From, 1, slots.Cues.Order))
            || (span.Digits <= 5 && (slots.After(span.To, 1, slots.Cues.Unit) || slots.After(span.To, 4, slots.Cues.Street)));
    }

    // "AB 123456" after "order": the letters belong to it, unless everything is written in capitals.
    private static NumberSpan WithPrefix(SlotScan slots, NumberSpan span)
    {
        if (span.From == 0 || !slots.Before(span.From - 1, 3, slots.Cues.Order))
        {
            return span;
        }

        var prefix = slots.Scan.Tokens[span.From - 1];
        var written = slots.Scan.Written(prefix);
        var gap = span.Start - prefix.End;
        if (prefix.Kind != TokenKind.Word || prefix.Length is < 1 or > 4 || gap != 1 || !IsUpper(written) || IsUpper(slots.Text)
            || slots.Before(span.From, 0, slots.Cues.Number) || slots.Before(span.From, 0, slots.Cues.Order))
        {
            return span;
        }

        return span with { From = span.From - 1, Start = prefix.Start, Letters = span.Letters + prefix.Length };
    }

    private static bool IsUpper(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasDecimalPoint(SlotScan slots, NumberSpan span) =>
        span.Letters == 0 && slots.Text.AsSpan(span.Start, span.Length).ContainsAny('.', ',', '/');

    private static bool IsYear(SlotScan slots, NumberSpan span) =>
        span is { Digits: 4, Letters: 0, Length: 4 } && slots.Text.AsSpan(span.Start, 2) is "19" or "20";

    // Two letters and five digits or so; not "A4", "1080p", "5kg", "2nd", "mp3".
    private static bool IsCode(SlotScan slots, NumberSpan span)
    {
        var text = slots.Text.AsSpan(span.Start, span.Length);
        return span.Digits >= 4 && span.Letters <= 8 && span.Digits + span.Letters >= 6
            && (char.IsLetter(text[0]) || text.Contains('-')) && !char.IsLower(text[^1]);
    }
}
