namespace Platform.Orders;

/// <summary>What somebody claims to know of an order; null is not claimed.</summary>
/// <param name="OrderNumber">Compared without case, spaces, <c>#</c> and <c>-</c>.</param>
/// <param name="Email">The address on the order, compared without case.</param>
/// <param name="PaymentLast4">The last four digits of the payment method.</param>
/// <param name="PostalCode">Of the delivery address, compared without case and spaces.</param>
/// <param name="PlacedOn">The day of the purchase, in UTC or in the customer's time zone.</param>
public sealed record OrderProof(string? OrderNumber, string? Email, string? PaymentLast4 = null, string? PostalCode = null, DateOnly? PlacedOn = null);
