namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>An order that was placed in a conversation; its lines are additions.</summary>
/// <param name="Number">Its number.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Email">The address on it.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="PaymentMethod">That of the order that it takes the method from.</param>
/// <param name="PaymentLast4">Its digits; null when it has none.</param>
/// <param name="ShipTo">The delivery address.</param>
/// <param name="ShippingFee">What the delivery costs.</param>
/// <param name="TimeZone">The customer's: its day is that of the customer, too.</param>
internal sealed record PlacedOrder(
    string Number, string CustomerId, string Email, DateTimeOffset PlacedAt, string PaymentMethod, string? PaymentLast4, string ShipTo, decimal ShippingFee, string TimeZone)
{
    /// <summary>What every order from a conversation is until the shop's files have it.</summary>
    public const string Status = "Processing";
}
