using System.ComponentModel.DataAnnotations;
using Platform.Callbacks;
using static Platform.Tests.Callbacks.GivenBook;

namespace Platform.Tests.Callbacks;

/// <summary>Windows on the customer's clock against hours on the shop's, on the days on which clocks change.</summary>
public sealed class BusinessHoursTests
{
    [Theory]

    // Ordinary days: the two clocks apart by their usual difference.
    [InlineData("America/New_York", "America/New_York", "2026-11-24T12:00/2026-11-24T13:00", "17:00 17:30")]
    [InlineData("America/New_York", "Europe/Paris", "2026-11-24T16:00/2026-11-24T17:00", "15:00 15:30")]
    [InlineData("America/New_York", "Asia/Ho_Chi_Minh", "2026-11-24T21:00/2026-11-24T22:00", "14:00 14:30")]
    [InlineData("America/New_York", "Australia/Sydney", "2026-11-25T01:00/2026-11-25T02:00", "14:00 14:30")]

    // Paris ends summer time on 25 October 2026, New York on 1 November: five hours apart in between, six before and after.
    [InlineData("America/New_York", "Europe/Paris", "2026-10-23T15:00/2026-10-23T16:00", "13:00 13:30")]
    [InlineData("America/New_York", "Europe/Paris", "2026-10-28T14:00/2026-10-28T15:00", "13:00 13:30")]
    [InlineData("America/New_York", "Europe/Paris", "2026-11-02T14:00/2026-11-02T15:00", "")]
    [InlineData("America/New_York", "Europe/Paris", "2026-11-02T15:00/2026-11-02T16:00", "14:00 14:30")]

    // New York begins on 14 March 2027, Paris on 28 March.
    [InlineData("America/New_York", "Europe/Paris", "2027-03-12T15:00/2027-03-12T16:00", "14:00 14:30")]
    [InlineData("America/New_York", "Europe/Paris", "2027-03-15T14:00/2027-03-15T15:00", "13:00 13:30")]
    [InlineData("America/New_York", "Europe/Paris", "2027-03-29T14:00/2027-03-29T15:00", "")]

    // Vietnam has no summer time: the same wish falls an hour apart in New York.
    [InlineData("America/New_York", "Asia/Ho_Chi_Minh", "2027-03-12T20:00/2027-03-12T21:00", "")]
    [InlineData("America/New_York", "Asia/Ho_Chi_Minh", "2027-03-15T20:00/2027-03-15T21:00", "13:00 13:30")]

    // The south goes the other way: Sydney ends on 4 April 2027 and begins on 4 October 2026.
    [InlineData("Australia/Sydney", "Asia/Ho_Chi_Minh", "2026-10-02T06:00/2026-10-02T07:00", "23:00 23:30")]
    [InlineData("Australia/Sydney", "Asia/Ho_Chi_Minh", "2026-10-05T05:00/2026-10-05T06:00", "22:00 22:30")]
    [InlineData("Australia/Sydney", "Asia/Ho_Chi_Minh", "2027-04-02T05:00/2027-04-02T06:00", "22:00 22:30")]
    [InlineData("Australia/Sydney", "Asia/Ho_Chi_Minh", "2027-04-05T05:00/2027-04-05T06:00", "")]
    public void GivenWindowInTheCustomersZone_WhenMetWithHours_ThenBothClocksHold(string shop, string customer, string window, string utc)
    {
        var hours = Hours(options => options.TimeZone = shop);
        var (from, to) = Interval(customer, window);

        Assert.Equal(utc, string.Join(' ', hours.Slots(from, to).Select(start => start.UtcDateTime.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]

    // Spring: 02:00 to 03:00 does not exist; what is left of the window counts.
    [InlineData("America/New_York", "2027-03-14T01:00/2027-03-14T04:00", "2027-03-14T06:00Z", "2027-03-14T08:00Z")]
    [InlineData("America/New_York", "2027-03-14T02:30/2027-03-14T04:00", "2027-03-14T07:00Z", "2027-03-14T08:00Z")]
    [InlineData("America/New_York", "2027-03-14T02:00/2027-03-14T03:00", "2027-03-14T07:00Z", "2027-03-14T07:00Z")]
    [InlineData("Europe/Paris", "2027-03-28T01:30/2027-03-28T02:30", "2027-03-28T00:30Z", "2027-03-28T01:00Z")]
    [InlineData("Australia/Sydney", "2026-10-04T02:30/2026-10-04T05:00", "2026-10-03T16:00Z", "2026-10-03T18:00Z")]

    // Autumn: 01:00 to 02:00 comes twice; only moments whose clock shows a time of the window count.
    [InlineData("America/New_York", "2026-11-01T00:00/2026-11-01T03:00", "2026-11-01T04:00Z", "2026-11-01T08:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:30/2026-11-01T03:00", "2026-11-01T06:30Z", "2026-11-01T08:00Z")]
    [InlineData("America/New_York", "2026-11-01T00:00/2026-11-01T01:30", "2026-11-01T04:00Z", "2026-11-01T05:30Z")]
    [InlineData("America/New_York", "2026-11-01T01:10/2026-11-01T01:50", "2026-11-01T05:10Z", "2026-11-01T05:50Z")]
    [InlineData("Europe/Paris", "2026-10-25T02:15/2026-10-25T02:45", "2026-10-25T00:15Z", "2026-10-25T00:45Z")]
    [InlineData("Australia/Sydney", "2027-04-04T02:30/2027-04-04T04:00", "2027-04-03T16:30Z", "2027-04-03T18:00Z")]
    [InlineData("Asia/Ho_Chi_Minh", "2027-04-04T02:30/2027-04-04T04:00", "2027-04-03T19:30Z", "2027-04-03T21:00Z")]
    public void GivenDayOfChange_WhenWindowIsResolved_ThenOnlyItsOwnTimesCount(string zone, string window, string from, string to) =>
        Assert.Equal((At(from), At(to)), Interval(zone, window));

    [Fact]
    public void GivenShopOpenAllDay_WhenClocksChange_ThenTheDayHasAnHourMoreOrLess()
    {
        var hours = Hours(options => options.Hours["Sunday"] = "00:00-24:00");

        Assert.Equal(50, Day(hours, "2026-11-01").Count);
        Assert.Equal(46, Day(hours, "2027-03-14").Count);
        Assert.Equal(48, Day(hours, "2027-03-21").Count);
    }

    [Fact]
    public void GivenBreakAndHolidays_WhenSlotsAreListed_ThenNoneFallsIntoThem()
    {
        var hours = Hours(options =>
        {
            options.Hours["Tuesday"] = "09:00-12:00,13:00-14:00";
            options.Holidays = ["2026-11-26", "12-25"];
        });

        Assert.Equal(["09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "13:00", "13:30"], Day(hours, "2026-11-24").Select(start => WallClock.At(start, hours.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Empty(Day(hours, "2026-11-26"));
        Assert.Empty(Day(hours, "2026-12-25"));
        Assert.Empty(Day(hours, "2026-11-28"));
    }

    [Theory]
    [InlineData("Europe/Atlantis", "09:00-17:00", "12-25", "Platform:Callbacks:TimeZone")]
    [InlineData("Europe/Paris", "17:00-09:00", "12-25", "Platform:Callbacks:Hours:Monday")]
    [InlineData("Europe/Paris", "09:00-17:00", "25.12.", "Platform:Callbacks:Holidays")]
    [InlineData("Europe/Paris", "00:00-24:00,24:00-25:00", "12-25", "Platform:Callbacks:Hours:Monday")]
    public void A_bad_setting_names_its_key(string zone, string hours, string holiday, string key)
    {
        var options = new CallbackOptions { TimeZone = zone, Holidays = [holiday] };
        options.Hours["Monday"] = hours;

        Assert.Contains(options.Validate(new ValidationContext(options)), problem => problem.ErrorMessage!.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void The_defaults_are_valid_and_a_book_that_grows_too_large_is_refused()
    {
        var options = new CallbackOptions();
        Assert.Empty(options.Validate(new ValidationContext(options)));
        Assert.NotEmpty(new CallbackOptions { AtOnce = 50 }.Validate(new ValidationContext(options)));
    }

    internal static (DateTimeOffset From, DateTimeOffset To) Interval(string zone, string window)
    {
        var (from, to) = WallClock.Parse(window)!.Value;
        return WallClock.Resolve(from, to, TimeZoneInfo.FindSystemTimeZoneById(zone));
    }

    private static List<DateTimeOffset> Day(BusinessHours hours, string day)
    {
        var from = new DateTimeOffset(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
        return [.. hours.Slots(from.AddDays(-1), from.AddDays(2)).Where(start => hours.DayOf(start) == DateOnly.FromDateTime(from.DateTime))];
    }
}
