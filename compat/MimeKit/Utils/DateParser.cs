using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace MimeKit.Utils;

/// <summary>Cuts a date into tokens and tells by their characters what each can be.</summary>
internal ref partial struct DateParser
{
    // More tokens than any date has: the rest of an absurd header is not looked at.
    private const int MaxTokens = 64;

    private static readonly SearchValues<byte> WeekdayLetters = Letters("SundayMondayTuesdayWednesdayThursdayFridaySaturday");

    private static readonly SearchValues<byte> MonthLetters = Letters("JanuaryFebruaryMarchAprilMayJuneJulyAugustSeptemberOctoberNovemberDecember");

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    private static readonly SearchValues<byte> TimeDigits = SearchValues.Create("0123456789:"u8);

    private static readonly SearchValues<byte> ZoneDigits = SearchValues.Create("+-0123456789"u8);

    private static readonly SearchValues<byte> ZoneLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    // RFC 5322 section 4.3, and two zones that occur often.
    private static readonly FrozenDictionary<string, int> Zones = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["Z"] = 0, ["EDT"] = -400, ["EST"] = -500, ["CDT"] = -500, ["CST"] = -600,
        ["MDT"] = -600, ["MST"] = -700, ["PDT"] = -700, ["PST"] = -800, ["JST"] = 900, ["KST"] = 900,
        ["A"] = 100, ["B"] = 200, ["C"] = 300, ["D"] = 400, ["E"] = 500, ["F"] = 600, ["G"] = 700, ["H"] = 800, ["I"] = 900,
        ["K"] = 1000, ["L"] = 1100, ["M"] = 1200, ["N"] = -100, ["O"] = -200, ["P"] = -300, ["Q"] = -400, ["R"] = -500,
        ["S"] = -600, ["T"] = -700, ["U"] = -800, ["V"] = -900, ["W"] = -1000, ["X"] = -1100, ["Y"] = -1200,
    }.ToFrozenDictionary();

    private readonly ReadOnlySpan<byte> text;

    private readonly List<Range> tokens = new(8);

    private DateParser(ReadOnlySpan<byte> text)
    {
        this.text = text;
        var reader = new TokenReader(text);
        while (tokens.Count < MaxTokens && reader.SkipComments() && !reader.AtEnd)
        {
            var start = reader.Position++;
            while (!reader.AtEnd && !IsDelimiter(reader.Current))
            {
                reader.Position++;
            }

            tokens.Add(start..reader.Position++);
        }
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset date)
    {
        var parser = new DateParser(text);
        return parser.TryStandard(out date) || parser.TryAny(out date);
    }

    /// <summary>[day,] day month year time [zone].</summary>
    private readonly bool TryStandard(out DateTimeOffset date)
    {
        date = default;
        var n = tokens.Count > 0 && IsWeekday(0) ? 1 : 0;
        if (tokens.Count < 5 + n
            || !TryNumber(n, out var day) || day is < 1 or > 31
            || !TryMonth(n + 1, out var month)
            || !TryYear(n + 2, out var year)
            || !TryTime(n + 3, out var time))
        {
            return false;
        }

        n += 4;
        n += IsAmOrPm(n, ref time) ? 1 : 0;
        var zone = n < tokens.Count && TryZone(n, out var value) ? value : 0;
        return TryMake(year, month, day, time, zone, out date);
    }

    /// <summary>The same tokens in any order: 2026-03-05 10:20:30 +0100, Thu Mar 5 10:20:30 2026.</summary>
    private readonly bool TryAny(out DateTimeOffset date)
    {
        int? day = null, month = null, year = null, zone = null;
        TimeSpan? time = null;
        bool weekday = false, numericMonth = false, amPm = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!weekday && IsWeekday(i))
            {
                weekday = true;
            }
            else if ((month is null || numericMonth) && TryMonth(i, out var named))
            {
                day = numericMonth ? month : day;
                numericMonth = false;
                month = named;
            }
            else if (time is null && TryTime(i, out var value))
            {
                time = value;
            }
            else if (time is { } known && zone is null && !amPm && IsAmOrPm(i, ref known))
            {
                time = known;
                amPm = true;
            }
            else if (zone is null && !IsNumber(i) && TryZone(i, out var offset))
            {
                zone = offset;
            }
            else if (IsNumber(i))
            {
                Number(i, ref day, ref month, ref year, ref zone, ref numericMonth);
            }
        }

        date = default;
        return year is not null && month is not null && day is not null
            && TryMake(year.Value, month.Value, day.Value, time ?? TimeSpan.Zero, zone ?? 0, out date);
    }

    private readonly void Number(int i, ref int? day, ref int? month, ref int? year, ref int? zone, ref bool numericMonth)
    {
        var length = Token(i).Length;
        if (length == 4)
        {
            if (year is null)
            {
                year = TryYear(i, out var value) ? value : null;
            }
            else
            {
                zone ??= TryZone(i, out var offset) ? offset : null;
            }
        }
        else if (length <= 2 && TryNumber(i, out var value))
        {
            if (month is null && value is > 0 and <= 12)
            {
                numericMonth = true;
                month = value;
            }
            else if (day is null && value is > 0 and <= 31)
            {
                day = value;
            }
            else if (year is null && value >= 69)
            {
                year = 1900 + value;
            }
        }
    }

    private static bool TryMake(int year, int month, int day, TimeSpan time, int zone, out DateTimeOffset date)
    {
        try
        {
            date = new DateTimeOffset(year, month, day, time.Hours, time.Minutes, time.Seconds, new TimeSpan(zone / 100, zone % 100, 0));
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            date = default;
            return false;
        }
    }

    private static SearchValues<byte> Letters(string names)
    {
        var lower = Encoding.ASCII.GetBytes(names.ToLowerInvariant());
        return SearchValues.Create([.. lower, .. Encoding.ASCII.GetBytes(names.ToUpperInvariant())]);
    }
}
