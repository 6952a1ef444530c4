using System.Text;

namespace Platform.Understanding.Slots;

/// <summary>
/// Telephone numbers, 7 to 15 digits (E.164), in the groupings people write: "+33 6 12 34 56 78", "(555) 123-4567",
/// "555-123-4567", "0912 345 678", "138 0013 8000". Digits without grouping need a word or a national shape that says telephone.
/// </summary>
internal static class PhoneSlot
{
    public static void Read(SlotScan slots)
    {
        for (var i = 0; i < slots.Numbers.Count;)
        {
            var end = i + 1;
            if (!slots.IsClaimed(i) && slots.Numbers[i].Letters == 0)
            {
                end = slots.EndOfGroup(i);
                Consider(slots, i, end);
            }

            i = end;
        }
    }

    private static void Consider(SlotScan slots, int from, int to)
    {
        var first = slots.Numbers[from];
        var start = first.Start;
        var (plus, parenthesis) = Opening(slots, ref start);
        var end = slots.Numbers[to - 1].End;
        var digits = new StringBuilder();
        var groups = 0;
        var inside = false;
        foreach (var c in slots.Text.AsSpan(first.Start, end - first.Start))
        {
            groups += char.IsAsciiDigit(c) && !inside ? 1 : 0;
            inside = char.IsAsciiDigit(c);
            if (inside)
            {
                digits.Append(c);
            }
            else if (c == ',')
            {
                return;
            }
        }

        var confidence = Judge(slots, first, digits.ToString(), groups, plus, parenthesis, end);
        if (confidence > 0)
        {
            slots.Add(SlotNames.PhoneNumber, (plus ? "+" : "") + digits, start, end, confidence);
        }
    }

    private static (bool Plus, bool Parenthesis) Opening(SlotScan slots, ref int start)
    {
        var parenthesis = start > 0 && slots.Text[start - 1] == '(';
        start -= parenthesis ? 1 : 0;
        var before = start;
        while (before > 0 && slots.Text[before - 1] == ' ' && parenthesis)
        {
            before--;
        }

        var plus = before > 0 && slots.Text[before - 1] is '+' or '＋';
        start = plus ? before - 1 : start;
        return (plus, parenthesis);
    }

    private static double Judge(SlotScan slots, NumberSpan first, string digits, int groups, bool plus, bool parenthesis, int end)
    {
        if (digits.Length is < 7 or > 15)
        {
            return 0;
        }

        var opening = slots.CharBefore(first.Start);
        var money = opening is '$' or '€' or '£' or '¥' or '₫' || slots.CharAfter(end) is '$' or '€' or '£' or '₫';
        if (opening == '#' || money)
        {
            return 0;
        }

        var asked = slots.Context.Asked == SlotNames.PhoneNumber;
        var named = slots.Before(first.From, 6, slots.Cues.Phone) || slots.Before(first.From, 6, slots.Cues.Call);
        var order = slots.Context.Asked == SlotNames.OrderNumber
            || slots.Before(first.From, 5, slots.Cues.Order) || slots.Before(first.From, 4, slots.Cues.Tracking);
        if (plus || parenthesis)
        {
            return 0.97;
        }

        if (IsGrouped(digits, groups))
        {
            return (order || slots.AboutOrder) && !named && !asked ? 0 : named || asked ? 0.97 : 0.85;
        }

        return named && !(order && groups == 1 && !asked && slots.Before(first.From, 2, slots.Cues.Order)) ? 0.93
            : asked ? 0.9
            : !order && IsNational(digits) ? 0.75 : 0;
    }

    // "555-123-4567" and "06 12 34 56 78"; a date has at most eight digits in three groups and is claimed before.
    private static bool IsGrouped(string digits, int groups) =>
        (groups >= 3 && digits.Length >= 9) || (groups == 2 && digits.Length == 10);

    // China: 1[3-9] and nine more; Vietnam: 0[35789] and eight more; France: 0[1-9] and eight more; Spain: [67] and eight more.
    private static bool IsNational(string digits) =>
        (digits.Length == 11 && digits[0] == '1' && digits[1] >= '3')
        || (digits.Length == 10 && digits[0] == '0' && digits[1] != '0')
        || (digits.Length == 9 && digits[0] is '6' or '7');
}
