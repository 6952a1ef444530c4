using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Understanding.Slots;

/// <summary>Finds the time of day in a <see cref="ClockText"/>: a range, "after five", a point (which lasts an hour), or a part of the day.</summary>
internal static class ClockReader
{
    // Nobody asks to be called at three in the night: an hour before eight without "am" is one of the afternoon.
    private const int FirstUsualHour = 8;

    private static readonly (string[] Words, int From, int To, bool Vietnamese)[] s_parts =
    [
        (["noon", "midday", "lunchtime", "lunch", "midi", "mediodia", "中午"], ClockSpan.Noon, ClockSpan.Noon + ClockSpan.Hour, false),
        (["buoi trua", "trua mai", "trua nay", "trua"], ClockSpan.Noon, ClockSpan.Noon + ClockSpan.Hour, true),
        (["apres-midi", "apres midi", "afternoon", "aprem", "tarde", "tardes", "下午"], ClockSpan.Noon, ClockSpan.Afternoon, false),
        (["buoi chieu", "chieu"], ClockSpan.Noon, ClockSpan.Afternoon, true),
        (["evening", "tonight", "soir", "soiree", "noche", "晚上", "傍晚", "今晚", "明晚"], ClockSpan.Afternoon, ClockSpan.Evening, false),
        (["buoi toi", "toi nay", "toi mai"], ClockSpan.Afternoon, ClockSpan.Evening, true),
        (["morning", "matin", "matinee", "la manana", "上午", "早上", "早晨", "明早", "今早"], ClockSpan.Morning, ClockSpan.Noon, false),
        (["buoi sang", "sang mai", "sang nay", "sang"], ClockSpan.Morning, ClockSpan.Noon, true),
    ];

    public static ClockSpan? Read(string text, string language, Func<int, bool> isTaken)
    {
        var part = Part(text, language);
        var clocks = Clocks(text, isTaken);
        if (clocks.Count == 0)
        {
            return part is { } p ? Bound(text, p, p.From, p.From == ClockSpan.Noon && p.To == ClockSpan.Noon + ClockSpan.Hour) : null;
        }

        var first = clocks[0];
        if (clocks.Count > 1 && ClockPatterns.Joins().IsMatch(text[first.End..clocks[1].Start]))
        {
            var second = clocks[1];
            var (from, to) = (Minutes(first, first.Meridiem ?? second.Meridiem, part), Minutes(second, second.Meridiem ?? first.Meridiem, part));
            from = from >= to && from >= ClockSpan.Noon ? from - ClockSpan.Noon : from;
            return from < to ? new ClockSpan(from, to, first.Start, second.End) : null;
        }

        var at = Minutes(first, first.Meridiem, part);
        return Bound(text, new ClockSpan(at, Math.Min(at + ClockSpan.Hour, (24 * 60) - 1), first.Start, first.End), at, true);
    }

    // "After five" lasts until the evening ends, "before noon" begins with the morning.
    private static ClockSpan Bound(string text, ClockSpan span, int at, bool isPoint)
    {
        if (isPoint && (ClockPatterns.After().IsMatch(text[..span.Start]) || ClockPatterns.Onwards().IsMatch(text[span.End..])))
        {
            return span with { From = at, To = Math.Max(ClockSpan.Evening, at + ClockSpan.Hour) };
        }

        return isPoint && at > ClockSpan.Morning && (ClockPatterns.Before().IsMatch(text[..span.Start]) || ClockPatterns.Earlier().IsMatch(text[span.End..]))
            ? span with { From = ClockSpan.Morning, To = at } : span;
    }

    private static ClockSpan? Part(string text, string language)
    {
        foreach (var (words, from, to, vietnamese) in s_parts)
        {
            foreach (var word in vietnamese == (language == "vi") || IsChinese(words) ? words : [])
            {
                var at = text.IndexOf(word, StringComparison.Ordinal);
                if (at >= 0 && IsWord(text, at, word))
                {
                    return new ClockSpan(from, to, at, at + word.Length);
                }
            }
        }

        return null;

        static bool IsChinese(string[] words) => words[^1][0] > '\u3000';
    }

    private static bool IsWord(string text, int at, string word) => word[0] > '\u3000'
        || ((at == 0 || !char.IsAsciiLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsAsciiLetter(text[at + word.Length]) || text[at + word.Length] == 's'));

    private static List<Hand> Clocks(string text, Func<int, bool> isTaken)
    {
        var found = new List<Hand>();
        foreach (Match match in ClockPatterns.Clock().Matches(text))
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            if (isTaken(match.Groups["h"].Index) || ClockPatterns.CountsSomethingElse().IsMatch(text[end..]))
            {
                continue;
            }

            var marked = match.Groups["unit"].Success || match.Groups["mer"].Success || match.Groups["pre"].Success
                || match.Groups["half"].Success || match.Groups["quarter"].Success || match.Groups["to"].Success || match.Groups["thirty"].Success;
            var follows = found.Count > 0 && ClockPatterns.Joins().IsMatch(text[found[^1].End..start]);
            if (marked || follows || ClockPatterns.LeadsIn().IsMatch(text[..start]) || match.Length == text.Trim().Length || IsRange(text, end))
            {
                found.Add(HandOf(match, start, end));
            }
        }

        return found;
    }

    // The "2" of "2-4pm" and of "2 to 4 pm".
    private static bool IsRange(string text, int end)
    {
        var next = ClockPatterns.Clock().Match(text, end);
        return next.Success && ClockPatterns.Joins().IsMatch(text[end..next.Index]) && !ClockPatterns.CountsSomethingElse().IsMatch(text[(next.Index + next.Length)..]);
    }

    private static Hand HandOf(Match match, int start, int end)
    {
        var hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        minute = match.Groups["half"].Success || match.Groups["thirty"].Success ? 30
            : match.Groups["quarter"].Success || match.Groups["fifteen"].Success ? 15
            : match.Groups["to"].Success ? -15 : minute;
        var word = match.Groups["mer"].Success ? match.Groups["mer"].Value : match.Groups["pre"].Value;
        bool? meridiem = word switch
        {
            "" => null,
            ['o', ..] => null,
            ['p', ..] => true,
            "in the afternoon" or "in the evening" or "de l'apres-midi" or "de l'apres midi" or "du soir" or "de la tarde" or "de la noche" => true,
            "chieu" or "toi" or "trua" or "中午" or "下午" or "傍晚" or "晚上" or "今晚" or "明晚" => true,
            _ => false,
        };
        return new Hand(hour, minute, meridiem, start, end);
    }

    private static int Minutes(Hand hand, bool? afternoon, ClockSpan? part)
    {
        var late = afternoon ?? (part is { } p ? p.From >= ClockSpan.Noon : hand.Hour is > 0 and < FirstUsualHour);
        var hour = late && hand.Hour < 12 && !(part?.From == ClockSpan.Noon && hand.Hour == 11 && afternoon is null) ? hand.Hour + 12
            : afternoon == false && hand.Hour == 12 ? 0 : hand.Hour;
        return Math.Max(0, (hour * 60) + hand.Minute);
    }

    private readonly record struct Hand(int Hour, int Minute, bool? Meridiem, int Start, int End);
}
