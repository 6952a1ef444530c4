namespace Platform.Orders;

/// <summary>The status of an order as the order store has it.</summary>
/// <param name="OrderNumber">As the shop writes it.</param>
/// <param name="Status">Processing, Packed, Shipped, OutForDelivery, Delivered, Delayed, Cancelled or Returned.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="Carrier">The carrier's name; null before it is handed over.</param>
/// <param name="TrackingNumber">The carrier's number; null before it is handed over.</param>
/// <param name="ShippedAt">When it was handed to the carrier; null before.</param>
/// <param name="EstimatedDelivery">The day on which it should arrive; null when unknown.</param>
/// <param name="DeliveredAt">When it arrived; null before.</param>
[GenerateSerializer, Immutable, Alias("platform.orders.order-status")]
public sealed record OrderStatus(
    [property: Id(0)] string OrderNumber,
    [property: Id(1)] string Status,
    [property: Id(2)] DateTimeOffset PlacedAt,
    [property: Id(3)] string? Carrier,
    [property: Id(4)] string? TrackingNumber,
    [property: Id(5)] DateTimeOffset? ShippedAt,
    [property: Id(6)] DateOnly? EstimatedDelivery,
    [property: Id(7)] DateTimeOffset? DeliveredAt);
