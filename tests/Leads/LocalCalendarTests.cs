using FsCheck;
using FsCheck.Fluent;
using Platform.Leads;

namespace Platform.Tests.Leads;

public sealed class LocalCalendarTests
{
    private static readonly TimeOnly Ten = new(10, 0);
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Theory]
    [InlineData("2026-03-07", "2026-03-07T15:00:00Z")]
    [InlineData("2026-03-08", "2026-03-08T14:00:00Z")]
    [InlineData("2026-10-31", "2026-10-31T14:00:00Z")]
    [InlineData("2026-11-01", "2026-11-01T15:00:00Z")]
    public void Ten_oclock_is_ten_oclock_on_both_sides_of_a_change(string day, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), LocalCalendar.At(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Ten, NewYork));

    [Fact]
    public void A_time_that_the_clocks_skip_is_the_moment_of_the_change() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 8, 7, 0, 0, TimeSpan.Zero), LocalCalendar.At(new(2026, 3, 8), new(2, 30), NewYork));

    [Fact]
    public void Of_a_time_that_the_clocks_show_twice_it_is_the_first() =>
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 5, 30, 0, TimeSpan.Zero), LocalCalendar.At(new(2026, 11, 1), new(1, 30), NewYork));

    [Fact]
    public void A_leap_day_is_the_last_of_february_in_other_years() =>
        Assert.Equal(new DateTimeOffset(2027, 2, 28, 15, 0, 0, TimeSpan.Zero), LocalCalendar.NextYearly(new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), new(1988, 2, 29), Ten, NewYork));

    [Theory]
    [InlineData(1, "2026-12-01T15:00:00Z")]
    [InlineData(3, "2027-01-01T15:00:00Z")]
    public void The_next_month_and_the_next_quarter_begin_on_their_first_day(int months, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), LocalCalendar.Next(new(2026, 11, 19, 14, 0, 0, TimeSpan.Zero), 1, months, Ten, NewYork));

    [Fact]
    public void The_next_moment_is_later_and_at_most_a_period_away_in_any_zone() =>
        Prop.ForAll(Gen.Choose(0, 40_000_000).ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (minutes, which) =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(((string[])["America/New_York", "Europe/Paris", "Australia/Lord_Howe", "Asia/Shanghai"])[which]);
            var now = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
            var next = LocalCalendar.Next(now, 1, 1, Ten, zone);
            var local = TimeZoneInfo.ConvertTime(next, zone);
            return next > now && next <= now.AddDays(32) && local is { Day: 1, Hour: 10, Minute: 0 };
        }).QuickCheckThrowOnFailure();
}
