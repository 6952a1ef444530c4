namespace Platform.Purchases;

/// <summary>A charge of a stored method. It names the order that the method paid, never the method's data.</summary>
/// <param name="Key">The idempotency key: one key is charged once.</param>
/// <param name="ShopCustomerId">Whose method it is.</param>
/// <param name="PayingOrder">The order whose method is charged.</param>
/// <param name="Amount">In the shop's currency.</param>
public sealed record PaymentCharge(string Key, string ShopCustomerId, string PayingOrder, decimal Amount);
