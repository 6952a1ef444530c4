using System.Globalization;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>
/// Dates as ISO 8601. A date without a year and a relative one ("tomorrow", "next Friday") are read only when the moment
/// of writing is known. Between day/month and month/day the language decides (English: month first), with less confidence.
/// </summary>
internal static class DateSlot
{
    public static void Read(SlotScan slots, string language)
    {
        for (var i = 0; i < slots.Numbers.Count; i++)
        {
            ReadNumeric(slots, i, language);
        }

        var tokens = slots.Scan.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Ideograph && !slots.IsCovered(tokens[i].Start))
            {
                _ = ReadNamedMonth(slots, i) || ReadRelative(slots, i);
            }
        }
    }

    private static void ReadNumeric(SlotScan slots, int index, string language)
    {
        var span = slots.Numbers[index];
        if (span.To - span.From != 3 || span.Letters > 0 || span.Length > 10)
        {
            return;
        }

        var tokens = slots.Scan.Tokens;
        var separator = slots.Text[tokens[span.From].End];
        if (separator != slots.Text[tokens[span.From + 1].End] || separator is not ('-' or '/' or '.'))
        {
            return;
        }

        var (a, b, c) = (Number(slots, span.From), Number(slots, span.From + 1), Number(slots, span.From + 2));
        if (tokens[span.From].Length == 4)
        {
            AddDate(slots, a, b, c, span.Start, span.End, 0.97);
            return;
        }

        if (tokens[span.From].Length > 2 || tokens[span.From + 1].Length > 2 || tokens[span.From + 2].Length is not (2 or 4))
        {
            return;
        }

        var year = c < 100 ? 2000 + c : c;
        var monthFirst = a <= 12 && (b > 12 || (language == "en" && separator == '/'));
        var certain = a > 12 || b > 12 || a == b || language != "en" || separator == '.';
        AddDate(slots, year, monthFirst ? a : b, monthFirst ? b : a, span.Start, span.End, certain ? 0.95 : 0.65);
    }

    private static bool ReadNamedMonth(SlotScan slots, int i)
    {
        var tokens = slots.Scan.Tokens;
        if (slots.Scan.Fold(tokens[i]) is "月")
        {
            return ReadChinese(slots, i);
        }

        if (slots.Scan.Fold(tokens[i]) is "thang")
        {
            return i > 0 && i + 1 < tokens.Count && AddDayMonth(slots, Day(slots, i - 1), Number(slots, i + 1), i - 1, i + 2);
        }

        var month = CalendarWords.MonthOf(tokens[i].Hash);
        if (month == 0)
        {
            return false;
        }

        var before = i > 0 ? i - 1 : -1;
        if (before > 0 && slots.Scan.Fold(tokens[before]) is "of" or "de")
        {
            before--;
        }

        return (before >= 0 && Day(slots, before) > 0 && AddDayMonth(slots, Day(slots, before), month, before, i + 1))
            || (i + 1 < tokens.Count && Day(slots, i + 1) > 0 && AddDayMonth(slots, Day(slots, i + 1), month, i, i + 2));
    }

    private static bool ReadChinese(SlotScan slots, int i)
    {
        var tokens = slots.Scan.Tokens;
        if (i == 0 || i + 1 >= tokens.Count || Day(slots, i + 1) <= 0)
        {
            return false;
        }

        var from = i - 1;
        var to = i + 2 < tokens.Count && slots.Scan.Fold(tokens[i + 2]) is "日" or "号" ? i + 3 : i + 2;
        var (month, day) = (Number(slots, i - 1), Day(slots, i + 1));
        if (from >= 2 && slots.Scan.Fold(tokens[from - 1]) is "年" && Number(slots, from - 2) is >= 1990 and <= 2100 and var year)
        {
            return AddDate(slots, year, month, day, tokens[from - 2].Start, tokens[to - 1].End, 0.97);
        }

        return AddDayMonth(slots, day, month, from, to);
    }

    // A year may follow ("12 March 2025", "15 tháng 3 năm 2025", "3 de mayo de 2025"); without one, the nearest is meant.
    private static bool AddDayMonth(SlotScan slots, int day, int month, int from, int to)
    {
        var tokens = slots.Scan.Tokens;
        var next = to < tokens.Count && slots.Scan.Fold(tokens[to]) is "nam" or "de" or "del" ? to + 1 : to;
        if (next < tokens.Count && tokens[next].Length == 4 && Number(slots, next) is >= 1990 and <= 2100 and var year)
        {
            return AddDate(slots, year, month, day, tokens[from].Start, tokens[next].End, 0.97);
        }

        if (slots.Context.Now is not { } now || month is < 1 or > 12)
        {
            // Not an ISO date without its year, but not an order number either.
            slots.ClaimRange(tokens[from].Start, tokens[to - 1].End);
            return false;
        }

        var nearest = new[] { now.Year - 1, now.Year, now.Year + 1 }
            .Where(y => day >= 1 && day <= DateTime.DaysInMonth(y, month))
            .OrderBy(y => Math.Abs((new DateOnly(y, month, day).DayNumber - DateOnly.FromDateTime(now.Date).DayNumber)))
            .FirstOrDefault();
        return nearest > 0 && AddDate(slots, nearest, month, day, tokens[from].Start, tokens[to - 1].End, 0.85);
    }

    private static bool ReadRelative(SlotScan slots, int i)
    {
        if (slots.Context.Now is not { } now)
        {
            return false;
        }

        var today = DateOnly.FromDateTime(now.Date);
        var length = CalendarWords.DayAt(slots.Scan, i, today, out var date, out var confidence);
        if (length == 0)
        {
            return false;
        }

        var tokens = slots.Scan.Tokens;
        return AddDate(slots, date.Year, date.Month, date.Day, tokens[i].Start, tokens[i + length - 1].End, confidence);
    }

    private static bool AddDate(SlotScan slots, int year, int month, int day, int start, int end, double confidence)
    {
        if (year is < 1900 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        slots.Add(SlotNames.Date, new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), start, end, confidence);
        return true;
    }

    private static int Number(SlotScan slots, int token) =>
        int.TryParse(slots.Scan.Fold(slots.Scan.Tokens[token]), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;

    /// <summary>"3", "3rd", "1er": a day of the month, or -1.</summary>
    private static int Day(SlotScan slots, int token)
    {
        var folded = slots.Scan.Fold(slots.Scan.Tokens[token]);
        var digits = 0;
        while (digits < folded.Length && char.IsAsciiDigit(folded[digits]))
        {
            digits++;
        }

        return digits is 1 or 2 && folded[digits..] is "" or "st" or "nd" or "rd" or "th" or "er" or "e"
            && int.Parse(folded[..digits], CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day ? day : -1;
    }
}
