using Platform.Callbacks;
using Platform.Turns;

namespace Platform.Gateway.Api;

/// <summary>A call as operators see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ThreadId">The thread that it belongs to.</param>
/// <param name="Status">Where it stands; <c>unplaced</c>: an operator has to find a time.</param>
/// <param name="Start">When it begins.</param>
/// <param name="ShopTime">The same on the shop's clock.</param>
/// <param name="CustomerTime">The same on the customer's clock.</param>
/// <param name="CustomerTimeZone">The customer's zone.</param>
/// <param name="Minutes">How long it is planned for.</param>
/// <param name="Phone">The number to call.</param>
/// <param name="Customer">The customer's address.</param>
/// <param name="Language">The customer's language.</param>
/// <param name="Topic">What it is about, in the customer's words.</param>
/// <param name="DoneBy">Who made it; null before.</param>
/// <param name="ClosedAt">When it was made; null before.</param>
public sealed record CallbackView(
    string Id,
    string ThreadId,
    CallbackStatus Status,
    DateTimeOffset Start,
    string ShopTime,
    string CustomerTime,
    string CustomerTimeZone,
    int Minutes,
    string Phone,
    string Customer,
    string Language,
    string Topic,
    string? DoneBy,
    DateTimeOffset? ClosedAt)
{
    internal static CallbackView From(Callback call, TimeZoneInfo shop) => new(
        call.Order.Id, call.Order.ThreadId, call.Status, call.Start, Clock(call.Start, shop),
        Clock(call.Start, TimeZoneInfo.FindSystemTimeZoneById(call.Order.TimeZone)), call.Order.TimeZone, call.Minutes, call.Order.Phone, call.Order.Email,
        call.Order.Language, call.Order.Topic, call.DoneBy, call.ClosedAt);

    private static string Clock(DateTimeOffset start, TimeZoneInfo zone) => ValueFormat.Local(TimeZoneInfo.ConvertTime(start, zone).DateTime);
}
