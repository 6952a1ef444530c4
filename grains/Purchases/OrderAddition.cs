using Platform.Offers;

namespace Platform.Purchases;

/// <summary>Lines for an order.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="OrderNumber">The open order that gets them; null, or an order that is closed meanwhile, makes a new one.</param>
/// <param name="PayingOrder">The order whose method and address a new order takes.</param>
/// <param name="ShopCustomerId">Whose order it is.</param>
/// <param name="Lines">What was bought.</param>
/// <param name="ShippingFee">What the delivery costs.</param>
/// <param name="At">When it is entered.</param>
public sealed record OrderAddition(
    string Key, string? OrderNumber, string PayingOrder, string ShopCustomerId, ImmutableArray<OfferLine> Lines, decimal ShippingFee, DateTimeOffset At);
