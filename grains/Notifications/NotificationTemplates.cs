using System.Collections.Frozen;
using Platform.Turns;

namespace Platform.Notifications;

/// <summary>Every notification (docs/notifications.md says when each is sent).</summary>
public static class NotificationTemplates
{
    private static readonly FactValue Order = new("orderNumber", "12345");
    private static readonly FactValue Status = new("status", "Shipped");
    private static readonly FactValue Product = new("product", "Lumo Wireless Charging Stand");
    private static readonly FactValue Price = new("price", "USD 48.00");
    private static readonly FactValue ValidUntil = new("validUntil", "2026-11-27");
    private static readonly FactValue Window = new("window", "2026-11-27T09:00/2026-11-27T11:00");
    private static readonly FactValue TimeZone = new("timeZone", "America/New_York");

    private static readonly FrozenDictionary<string, NotificationTemplate> ByKey = All().ToFrozenDictionary(template => template.Key);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<NotificationTemplate> List { get; } = [.. ByKey.Values.OrderBy(template => template.Name, StringComparer.Ordinal)];

    /// <summary>A template by its key; null when there is none.</summary>
    public static NotificationTemplate? Find(string key) => ByKey.GetValueOrDefault(key);

    private static IEnumerable<NotificationTemplate> All() =>
    [
        Service("order-status", Order, Status, new("carrier", "UPS"), new("trackingNumber", "1Z999AA10123456784"), new("estimatedDelivery", "2026-11-27")),
        Service("order-update", Order, Status),
        Service("return-opened", new("rmaNumber", "RMA-7F3K2"), Order, new("item", "Lumo Wireless Charging Stand"), new("returnBy", "2026-12-11")),
        Service("purchase-confirmed", Product, Price, Order),
        Service("purchase-failed", Product),
        Service("callback-booked", Window, TimeZone),
        Service("callback-reminder", Window, TimeZone),
        Marketing("welcome-offers"),
        Marketing("nurture-1", Product, Price),
        Marketing("nurture-2", Product, Price),
        Marketing("nurture-3", Product, Price, ValidUntil),
        Marketing("newsletter", Product, Price),
        Marketing("quarterly", Product, Price),
        Marketing("loyalty-birthday", new FactValue("points", "200")),
        Marketing("win-back", Product, Price),
        Marketing("price-expiring", Product, Price, ValidUntil),
    ];

    private static NotificationTemplate Service(string name, params ImmutableArray<FactValue> samples) => new(name, NotificationPurpose.Service, samples);

    private static NotificationTemplate Marketing(string name, params ImmutableArray<FactValue> samples) => new(name, NotificationPurpose.Marketing, samples);
}
