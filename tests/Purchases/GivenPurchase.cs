using Platform.Notifications;
using Platform.Offers;
using Platform.Purchases;
using Platform.Tests.Offers;
using Platform.Tests.Threads;

namespace Platform.Tests.Purchases;

/// <summary>John's accepted offer of the charging stand.</summary>
internal static class GivenPurchase
{
    public static Offer Offer(string id = "thread-5", string? order = "12345") => new(
        id, GivenShop.CustomerId, Given.ThreadId, Tiers.Gold, [new("EL-1001", "Lumo Wireless Charging Stand", 60, 48)], 0, order, Given.Start, Given.Start.AddDays(3));

    public static PurchaseOrder Order(string id = "thread-5", string? order = "12345") => new(
        Offer(id, order), GivenShop.John, null, "C1001", "12345", "en", NotificationChannel.Email, Given.Start.AddHours(1));
}
