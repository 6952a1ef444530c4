namespace Platform.Leads;

/// <summary>Moments from what a calendar on the customer's wall says. Pure.</summary>
public static class LocalCalendar
{
    /// <summary>A time zone by its IANA id; the fallback when there is none by that name.</summary>
    public static TimeZoneInfo Zone(string? id, string fallback) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById(fallback);

    /// <summary>The day that it is somewhere.</summary>
    public static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>When the clocks of a zone show a time: one that they skip in spring is taken as the moment of the change, of one that they show twice in autumn the first.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The first moment after another one that falls on a day of a month, every so many months counted from January.</summary>
    /// <param name="after">The result is later than this.</param>
    /// <param name="day">1 to 28.</param>
    /// <param name="months">1 for every month, 3 for every quarter.</param>
    /// <param name="time">The time on the wall.</param>
    /// <param name="zone">Whose wall.</param>
    public static DateTimeOffset Next(DateTimeOffset after, int day, int months, TimeOnly time, TimeZoneInfo zone)
    {
        var today = Day(after, zone);
        var month = new DateOnly(today.Year, ((today.Month - 1) / months * months) + 1, day);
        while (At(month, time, zone) <= after)
        {
            month = month.AddMonths(months);
        }

        return At(month, time, zone);
    }

    /// <summary>The first moment after another one that falls on a day of the year; a 29th of February is the 28th in other years.</summary>
    public static DateTimeOffset NextYearly(DateTimeOffset after, DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        for (var year = Day(after, zone).Year; ; year++)
        {
            var moment = At(new(year, date.Month, Math.Min(date.Day, DateTime.DaysInMonth(year, date.Month))), time, zone);
            if (moment > after)
            {
                return moment;
            }
        }
    }
}
