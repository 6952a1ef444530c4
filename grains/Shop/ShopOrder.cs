using Platform.Orders;

namespace Platform.Shop;

/// <summary>An order with its lines.</summary>
/// <param name="Status">What may be told of it at level 2.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Lines">What was bought.</param>
/// <param name="PaymentMethod">Such as Visa.</param>
/// <param name="PaymentLast4">Never told; null when the method has no digits.</param>
/// <param name="ShipTo">The delivery address; level 3.</param>
/// <param name="ShippingFee">What the delivery cost.</param>
/// <param name="Total">With the shipping fee.</param>
public sealed record ShopOrder(
    OrderStatus Status, string CustomerId, ImmutableArray<OrderLine> Lines, string PaymentMethod, string? PaymentLast4, string ShipTo,
    decimal ShippingFee, decimal Total);
