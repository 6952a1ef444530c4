using Platform.Turns;

namespace Platform.Orders;

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
        Add("placedAt", ValueFormat.Moment(order.PlacedAt));
        Add("carrier", order.Carrier);
        Add("trackingNumber", order.TrackingNumber);
        Add("shippedAt", order.ShippedAt is { } shipped ? ValueFormat.Moment(shipped) : null);
        Add("estimatedDelivery", order.EstimatedDelivery is { } estimate ? ValueFormat.Date(estimate) : null);
        Add("deliveredAt", order.DeliveredAt is { } delivered ? ValueFormat.Moment(delivered) : null);
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
    public static IEnumerable<(string Key, ImmutableArray<FactValue> Values)> Sentences(OrderStatus order)
    {
        var carrier = order.Carrier ?? "";
        var underWay = order.Status is "Shipped" or "OutForDelivery";
        yield return (underWay && carrier.Length == 0 ? $"order-{order.Status}-plain" : $"order-{order.Status}", [new("orderNumber", order.OrderNumber), new("carrier", carrier)]);
        if (order.ShippedAt is { } shipped && order.Status is "Shipped" or "OutForDelivery" or "Delayed")
        {
            yield return ("order-shipped-at", [new("shippedAt", ValueFormat.Moment(shipped))]);
        }

        if (order is { DeliveredAt: { } delivered, Status: "Delivered" })
        {
            yield return ("order-delivered-at", [new("deliveredAt", ValueFormat.Moment(delivered))]);
        }

        if (order.TrackingNumber is { } tracking && carrier.Length > 0)
        {
            yield return ("order-tracking", [new("carrier", carrier), new("trackingNumber", tracking)]);
        }

        if (order.EstimatedDelivery is { } estimate && order.Status is not ("Delivered" or "Cancelled" or "Returned"))
        {
            yield return ("order-estimate", [new("estimatedDelivery", ValueFormat.Date(estimate))]);
        }
    }

    private static string Reached(OrderStatus order) => order.Status switch
    {
        "Delivered" or "Returned" => $"Shipped Delivered {order.Status}",
        "OutForDelivery" => "Shipped OutForDelivery",
        "Delayed" when order.ShippedAt is not null => "Shipped Delayed",
        _ => order.Status,
    };
}
