using System.Collections.Frozen;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>Names of months, days and days of the week in five languages, folded.</summary>
internal static class CalendarWords
{
    private static readonly FrozenDictionary<ulong, int> Months = Words(
        ["january jan janvier enero", "february feb fevrier fev febrero", "march mar mars marzo", "april apr avril avr abril", "mayo mai", "june jun juin junio",
        "july jul juillet juil julio", "august aug aout agosto", "september sept sep septembre septiembre", "october oct octobre octubre", "november nov novembre noviembre", "december dec decembre diciembre"]);

    // Monday first.
    private static readonly FrozenDictionary<ulong, int> Weekdays = Words(
        ["monday lundi lunes", "tuesday mardi martes tues", "wednesday mercredi miercoles weds", "thursday jeudi jueves thurs", "friday vendredi viernes fri", "saturday samedi sabado", "sunday dimanche domingo"]);

    private static readonly (string Phrase, int Days)[] Relative =
    [
        ("the day after tomorrow", 2), ("day after tomorrow", 2), ("the day before yesterday", -2), ("today", 0), ("tomorrow", 1), ("yesterday", -1), ("tmrw", 1), ("tmr", 1), ("tomorow", 1), ("tommorow", 1), ("tommorrow", 1), ("tonight", 0),
        ("aujourd'hui", 0), ("apres demain", 2), ("demain", 1), ("avant hier", -2), ("hier", -1),
        ("pasado manana", 2), ("hoy", 0), ("manana", 1), ("anteayer", -2), ("ayer", -1),
        ("sang nay", 0), ("chieu nay", 0), ("toi nay", 0), ("sang mai", 1), ("trua mai", 1), ("chieu mai", 1), ("toi mai", 1),
        ("hom nay", 0), ("ngay mai", 1), ("ngay kia", 2), ("hom qua", -1), ("hom kia", -2),
        ("今早", 0), ("今晚", 0), ("明早", 1), ("明晚", 1),
        ("今天", 0), ("明天", 1), ("后天", 2), ("昨天", -1), ("前天", -2),
    ];

    private static readonly FrozenDictionary<ulong, (ulong[] Tokens, int Days)[]> Phrases = Relative
        .Select(r => (Tokens: HashesOf(r.Phrase), r.Days))
        .GroupBy(r => r.Tokens[0])
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(r => r.Tokens.Length).ToArray());

    // Monday is 2 in Vietnamese and 1 in Chinese; 下周一 is counted from the next week.
    private static readonly (ulong[] Tokens, int Weekday)[] LongWeekdays =
    [
        .. "hai ba tu nam sau bay".Split(' ').Select((day, i) => (HashesOf("thu " + day), i + 1)),
        .. Enumerable.Range(2, 6).Select(day => (HashesOf($"thu {day}"), day - 1)),
        (HashesOf("chu nhat"), 7),
        .. from week in new[] { "周", "星期", "礼拜" } from day in "1一2二3三4四5五6六7日7天".Chunk(2) select (HashesOf(week + day[1]), day[0] - '0'),
    ];

    private static readonly ulong NextInChinese = Hashing.Of("下");

    private static readonly ulong[] Next = HashesOf("next prochain prochaine proximo proxima coming");
    private static readonly ulong[] Last = HashesOf("last dernier derniere pasado pasada past");

    public static int MonthOf(ulong word) => Months.GetValueOrDefault(word);

    /// <summary>A day named at a token: how many tokens name it (0 when none do).</summary>
    public static int DayAt(TextScan scan, int at, DateOnly today, out DateOnly date, out double confidence)
    {
        var tokens = scan.Tokens;
        confidence = 0.95;
        date = today;
        if (Phrases.TryGetValue(tokens[at].Hash, out var phrases))
        {
            foreach (var (words, days) in phrases)
            {
                if (Matches(tokens, at, words) && !IsMorning(scan, at))
                {
                    date = today.AddDays(days);
                    return words.Length;
                }
            }
        }

        var (weekday, length) = WeekdayAt(tokens, at);
        if (weekday == 0)
        {
            return 0;
        }

        var (past, explicitly) = Direction(tokens, at);
        var current = IsoDay(today);
        if (at > 0 && tokens[at - 1].Hash == NextInChinese)
        {
            date = today.AddDays(7 - current + weekday);
            return length;
        }

        var ahead = ((weekday - current + 6) % 7) + 1;
        date = today.AddDays(past ? ahead - 7 : ahead);
        date = past && date == today ? today.AddDays(-7) : date;
        confidence = explicitly ? 0.9 : 0.6;
        return length;
    }

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public static int IsoDay(DateOnly date) => date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;

    private static (int Weekday, int Length) WeekdayAt(List<Token> tokens, int at)
    {
        if (Weekdays.GetValueOrDefault(tokens[at].Hash) is > 0 and var single)
        {
            return (single, 1);
        }

        foreach (var (words, weekday) in LongWeekdays)
        {
            if (Matches(tokens, at, words))
            {
                return (weekday, words.Length);
            }
        }

        return (0, 0);
    }

    // "Por la mañana" is in the morning, not tomorrow.
    private static bool IsMorning(TextScan scan, int at) =>
        at > 0 && scan.Fold(scan.Tokens[at]) is "manana" && scan.Fold(scan.Tokens[at - 1]) is "la" or "esta" or "buena";

    private static (bool Past, bool Explicitly) Direction(List<Token> tokens, int at)
    {
        var before = at > 0 ? tokens[at - 1].Hash : 0;
        var after = at + 1 < tokens.Count ? tokens[at + 1].Hash : 0;
        var past = Last.Contains(before) || Last.Contains(after);
        return (past, past || Next.Contains(before) || Next.Contains(after));
    }

    private static bool Matches(List<Token> tokens, int at, ulong[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (at + i >= tokens.Count || tokens[at + i].Hash != words[i])
            {
                return false;
            }
        }

        return true;
    }

    private static ulong[] HashesOf(string phrase)
    {
        var scan = TextScan.Rent(phrase);
        Tokenizer.Scan(scan);
        ulong[] hashes = [.. scan.Tokens.Select(t => t.Hash)];
        scan.Return();
        return hashes;
    }

    private static FrozenDictionary<ulong, int> Words(string[] groups) =>
        groups.SelectMany((group, i) => group.Split(' ').Select(word => (Hashing.Of(word), i + 1)))
            .ToFrozenDictionary(p => p.Item1, p => p.Item2);
}
