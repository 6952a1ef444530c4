using System.Globalization;
using Platform.Returns;
using static Platform.Tests.Returns.GivenReturn;

namespace Platform.Tests.Returns;

/// <summary>The edges of the windows, to the minute, where the customer lives.</summary>
public sealed class ReturnWindowTests
{
    [Theory]
    // Delivered on 1 October at 10:00 in New York: thirty days on, the day ends at 03:59:59Z (still summer time).
    [InlineData("America/New_York", "2026-11-01T03:59:00Z", true)]
    [InlineData("America/New_York", "2026-11-01T04:00:00Z", false)]
    [InlineData("Europe/Paris", "2026-10-31T22:59:00Z", true)]
    [InlineData("Europe/Paris", "2026-10-31T23:00:00Z", false)]
    [InlineData("Nowhere/Nothing", "2026-10-31T23:59:00Z", true)]
    [InlineData("Nowhere/Nothing", "2026-11-01T00:00:00Z", false)]
    public void GivenStandardWindow_WhenItsLastMinutePasses_ThenItIsClosed(string zone, string now, bool open)
    {
        var window = ReturnWindow.Of(Order(Shoes).Order, Customer(zone: zone), DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

        var verdict = window.Judge("Sports", ReturnReasons.WrongSize, null, Options);

        Assert.Equal(open ? new ReturnVerdict.Allowed(new(2026, 10, 31)) : new ReturnVerdict.TooLate(new(2026, 10, 31)), verdict);
    }

    [Fact]
    public void GivenDeliveryAtNight_WhenCounted_ThenTheDayIsTheCustomers()
    {
        var order = Order(Shoes).With(status => status with { DeliveredAt = new(2026, 10, 2, 2, 0, 0, TimeSpan.Zero) }).Order;

        Assert.Equal(new DateOnly(2026, 10, 1), ReturnWindow.Of(order, Customer(), Delivered).DeliveredOn);
        Assert.Equal(new DateOnly(2026, 10, 2), ReturnWindow.Of(order, Customer(zone: "Europe/Paris"), Delivered).DeliveredOn);
    }

    [Theory]
    [InlineData(14, null, typeof(ReturnVerdict.Allowed))]
    [InlineData(15, null, typeof(ReturnVerdict.AskUnopened))]
    [InlineData(15, true, typeof(ReturnVerdict.Allowed))]
    [InlineData(15, false, typeof(ReturnVerdict.TooLate))]
    [InlineData(30, true, typeof(ReturnVerdict.Allowed))]
    [InlineData(31, null, typeof(ReturnVerdict.TooLate))]
    [InlineData(31, true, typeof(ReturnVerdict.TooLate))]
    public void GivenElectronics_WhenTheMindChanged_ThenTheSealMattersAfterTwoWeeks(int days, bool? unopened, Type verdict) =>
        Assert.IsType(verdict, After(days).Judge("Electronics", ReturnReasons.ChangedMind, unopened, Options));

    [Theory]
    [InlineData("Electronics", ReturnReasons.Defective, 14, typeof(ReturnVerdict.Allowed))]
    [InlineData("Electronics", ReturnReasons.Defective, 15, typeof(ReturnVerdict.Warranty))]
    [InlineData("Home", ReturnReasons.Defective, 30, typeof(ReturnVerdict.Allowed))]
    [InlineData("Home", ReturnReasons.Defective, 31, typeof(ReturnVerdict.Warranty))]
    [InlineData("Home", ReturnReasons.Defective, 365, typeof(ReturnVerdict.Warranty))]
    [InlineData("Home", ReturnReasons.Defective, 366, typeof(ReturnVerdict.TooLate))]
    [InlineData("Electronics", ReturnReasons.NotAsDescribed, 30, typeof(ReturnVerdict.Allowed))]
    [InlineData("Beauty", ReturnReasons.NotAsDescribed, 30, typeof(ReturnVerdict.Allowed))]
    [InlineData("Home", ReturnReasons.DamagedInShipping, 7, typeof(ReturnVerdict.Allowed))]
    [InlineData("Home", ReturnReasons.DamagedInShipping, 8, typeof(ReturnVerdict.LateDamage))]
    [InlineData("Home", ReturnReasons.DamagedInShipping, 31, typeof(ReturnVerdict.TooLate))]
    public void GivenFault_WhenJudged_ThenItsOwnWindowCounts(string category, string reason, int days, Type verdict) =>
        Assert.IsType(verdict, After(days).Judge(category, reason, null, Options));

    [Theory]
    [InlineData("2026-11-01", "Sports", null, "2027-01-31")]
    [InlineData("2026-12-24", "Sports", null, "2027-01-31")]
    [InlineData("2026-10-31", "Sports", null, "2026-12-02")]
    [InlineData("2026-12-25", "Sports", null, "2027-01-26")]
    [InlineData("2026-11-01", "Electronics", true, "2027-01-31")]
    [InlineData("2026-11-01", "Electronics", false, "2027-01-15")]
    public void GivenOrderOfTheSeason_WhenJudged_ThenTheLongerWindowCounts(string placed, string category, bool? unopened, string until)
    {
        var day = DateOnly.ParseExact(placed, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var window = new ReturnWindow(day, day.AddDays(2), day.AddDays(3));

        Assert.Equal(
            new ReturnVerdict.Allowed(DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            window.Judge(category, ReturnReasons.ChangedMind, unopened, Options));
    }

    [Theory]
    [InlineData("HolidayUntil", "31.01.")]
    [InlineData("HolidayFrom", "02-29")]
    public void A_season_that_is_no_day_is_refused_by_its_key(string key, string value)
    {
        var options = new ReturnOptions();
        typeof(ReturnOptions).GetProperty(key)!.SetValue(options, value);

        Assert.Contains($"Platform:Returns:{key}", Assert.Throws<ArgumentException>(options.Validate).Message, StringComparison.Ordinal);
    }

    private static ReturnWindow After(int days) => new(new(2026, 3, 1), new(2026, 3, 5), new DateOnly(2026, 3, 5).AddDays(days));
}
