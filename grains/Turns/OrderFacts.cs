using System.Globalization;
using Platform.Orders;

namespace Platform.Turns;

/// <summary>An order as facts and as the sentences that may be said about it.</summary>
internal static class OrderFacts
{
    /// <summary>What the store said, in one line.</summary>
    public static string Statement(OrderStatus order) =>
        string.Join("; ", Values(order).Where(value => value.Name != FactNames.Reached).Select(value => $"{value.Name} {value.Value}"));

    /// <summary>The store's values.</summary>
    public static ImmutableArray<FactValue> Values(OrderStatus order)
    {
        var values = ImmutableArray.CreateBuilder<FactValue>();
        values.Add(new("order", order.OrderNumber));
        values.Add(new("status", order.Status));
        values.Add(new(FactNames.Reached, Reached(order)));
        Add("placedAt", Iso(order.PlacedAt));
        Add("carrier", order.Carrier);
        Add("trackingNumber", order.TrackingNumber);
        Add("shippedAt", Iso(order.ShippedAt));
        Add("estimatedDelivery", order.EstimatedDelivery?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("deliveredAt", Iso(order.DeliveredAt));
        return values.ToImmutable();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                values.Add(new(name, value));
            }
        }
    }

    /// <summary>Template keys with their values, in the order in which they are said.</summary>
    public static IEnumerable<(string Key, (string Name, string Value)[] Values)> Sentences(OrderStatus order, string language)
    {
        var carrier = order.Carrier ?? "";
        var underWay = order.Status is "Shipped" or "OutForDelivery";
        yield return (underWay && carrier.Length == 0 ? $"order-{order.Status}-plain" : $"order-{order.Status}", [("orderNumber", order.OrderNumber), ("carrier", carrier)]);
        if (order.ShippedAt is { } shipped && order.Status is "Shipped" or "OutForDelivery" or "Delayed")
        {
            yield return ("order-shipped-at", [("shippedAt", ReplyTemplates.Date(language, DateOnly.FromDateTime(shipped.UtcDateTime)))]);
        }

        if (order is { DeliveredAt: { } delivered, Status: "Delivered" })
        {
            yield return ("order-delivered-at", [("deliveredAt", ReplyTemplates.Date(language, DateOnly.FromDateTime(delivered.UtcDateTime)))]);
        }

        if (order.TrackingNumber is { } tracking && carrier.Length > 0)
        {
            yield return ("order-tracking", [("carrier", carrier), ("trackingNumber", tracking)]);
        }

        if (order.EstimatedDelivery is { } estimate && order.Status is not ("Delivered" or "Cancelled" or "Returned"))
        {
            yield return ("order-estimate", [("estimatedDelivery", ReplyTemplates.Date(language, estimate))]);
        }
    }

    private static string Reached(OrderStatus order) => order.Status switch
    {
        "Delivered" or "Returned" => $"Shipped Delivered {order.Status}",
        "OutForDelivery" => "Shipped OutForDelivery",
        "Delayed" when order.ShippedAt is not null => "Shipped Delayed",
        _ => order.Status,
    };

    private static string? Iso(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
