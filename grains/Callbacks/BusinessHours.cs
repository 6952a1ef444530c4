using System.Globalization;

namespace Platform.Callbacks;

/// <summary>The times at which the shop can call, from its options. Pure: the same options give the same times.</summary>
public sealed class BusinessHours
{
    private readonly ImmutableArray<(int From, int To)>[] _week = new ImmutableArray<(int From, int To)>[7];
    private readonly HashSet<string> _holidays;

    /// <summary>Takes validated options.</summary>
    public BusinessHours(CallbackOptions options)
    {
        Options = options;
        Zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        _holidays = [.. options.Holidays];
        Array.Fill(_week, []);
        foreach (var (day, hours) in options.Hours)
        {
            _week[(int)Enum.Parse<DayOfWeek>(day, ignoreCase: true)] = OpeningHours.Parse(hours) ?? [];
        }
    }

    /// <summary>The settings.</summary>
    public CallbackOptions Options { get; }

    /// <summary>Where the shop is.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The beginnings of calls that lie wholly in business hours and between two moments, in their order.</summary>
    public IEnumerable<DateTimeOffset> Slots(DateTimeOffset from, DateTimeOffset to)
    {
        if (from >= to)
        {
            yield break;
        }

        var last = DayOf(to);
        for (var day = DayOf(from); day <= last; day = day.AddDays(1))
        {
            foreach (var (open, close) in Open(day))
            {
                for (var start = open; start + Options.SlotLength <= close; start += Options.SlotLength)
                {
                    if (start >= from && start + Options.SlotLength <= to)
                    {
                        yield return start;
                    }
                }
            }
        }
    }

    /// <summary>Whether an interval lies wholly in business hours.</summary>
    public bool Contains(DateTimeOffset start, DateTimeOffset end) => Open(DayOf(start)).Any(open => open.From <= start && end <= open.To);

    /// <summary>The day of the shop at a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(WallClock.At(moment, Zone));

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Open(DateOnly day) =>
        _holidays.Contains(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) || _holidays.Contains(day.ToString("MM-dd", CultureInfo.InvariantCulture))
            ? []
            : _week[(int)day.DayOfWeek].Select(open => WallClock.Resolve(day.ToDateTime(default).AddMinutes(open.From), day.ToDateTime(default).AddMinutes(open.To), Zone));
}
