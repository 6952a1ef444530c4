using System.Globalization;
using Platform.Shop;

namespace Platform.Returns;

/// <summary>The days that count for a return, as the customer's calendar has them: a day ends at midnight where the customer lives.</summary>
/// <param name="PlacedOn">The day of the order.</param>
/// <param name="DeliveredOn">The day of the delivery.</param>
/// <param name="Today">The day of the request, which is the day that the return is registered.</param>
internal sealed record ReturnWindow(DateOnly PlacedOn, DateOnly DeliveredOn, DateOnly Today)
{
    /// <summary>The days of an order that was delivered.</summary>
    public static ReturnWindow Of(ShopOrder order, ShopCustomer? customer, DateTimeOffset now)
    {
        var zone = customer is not null && TimeZoneInfo.TryFindSystemTimeZoneById(customer.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var delivered = order.Status.DeliveredAt ?? throw new ArgumentException($"order {order.Status.OrderNumber} was not delivered", nameof(order));
        return new(Day(order.Status.PlacedAt), Day(delivered), Day(now));

        DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
    }

    /// <summary>What the rules say.</summary>
    /// <param name="category">The item's category.</param>
    /// <param name="reason">One of <see cref="ReturnReasons"/>.</param>
    /// <param name="unopened">Whether the seal is intact; null when nobody said so yet.</param>
    /// <param name="options">The rules.</param>
    public ReturnVerdict Judge(string category, string reason, bool? unopened, ReturnOptions options)
    {
        var rule = options.Categories.GetValueOrDefault(category) ?? new();
        return reason switch
        {
            ReturnReasons.Defective => Defective(rule, options),
            ReturnReasons.DamagedInShipping when Today > DeliveredOn.AddDays(options.DamageDays) && Today <= Standard(options) =>
                new ReturnVerdict.LateDamage(DeliveredOn.AddDays(options.DamageDays)),
            ReturnReasons.DamagedInShipping or ReturnReasons.NotAsDescribed => Within(Standard(options)),
            _ => Preference(rule, unopened, options),
        };
    }

    private ReturnVerdict Defective(CategoryReturnOptions rule, ReturnOptions options)
    {
        // A fault is never worse off than a changed mind about the same opened article.
        var until = rule.DefectiveDays is { } days ? Later(DeliveredOn.AddDays(days), Opened(rule, options)) : Standard(options);
        var warranty = DeliveredOn.AddDays(options.WarrantyDays);
        return Today > until && Today <= warranty ? new ReturnVerdict.Warranty(until, warranty) : Within(until);
    }

    private ReturnVerdict Preference(CategoryReturnOptions rule, bool? unopened, ReturnOptions options)
    {
        var sealedUntil = Standard(options);
        if (rule.OpenedDays is not { } days || unopened == true || Today > sealedUntil)
        {
            return Within(sealedUntil);
        }

        if (days == 0)
        {
            return unopened is null ? new ReturnVerdict.AskUnopened() : new ReturnVerdict.OpenedNever();
        }

        var openedUntil = Opened(rule, options);
        return unopened is null && Today > openedUntil ? new ReturnVerdict.AskUnopened() : Within(openedUntil);
    }

    private ReturnVerdict Within(DateOnly until) => Today <= until ? new ReturnVerdict.Allowed(until) : new ReturnVerdict.TooLate(until);

    private DateOnly Standard(ReturnOptions options) => Later(DeliveredOn.AddDays(options.StandardDays), Season(options, options.HolidayUntil));

    private DateOnly Opened(CategoryReturnOptions rule, ReturnOptions options) =>
        Later(DeliveredOn.AddDays(rule.OpenedDays ?? 0), rule.HolidayOpened ? Season(options, options.HolidayOpenedUntil) : DateOnly.MinValue);

    /// <summary>The end of the season's longer window; long ago when the order is of another time of the year.</summary>
    private DateOnly Season(ReturnOptions options, string until) =>
        PlacedOn >= DayOf(PlacedOn.Year, options.HolidayFrom) && PlacedOn <= DayOf(PlacedOn.Year, options.HolidayTo)
            ? DayOf(PlacedOn.Year + 1, until)
            : DateOnly.MinValue;

    private static DateOnly DayOf(int year, string day) =>
        DateOnly.ParseExact(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{day}"), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
