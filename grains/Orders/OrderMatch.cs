namespace Platform.Orders;

/// <summary>The one order that a proof fits.</summary>
/// <param name="OrderNumber">As the shop writes it.</param>
/// <param name="Email">The address on the order.</param>
public sealed record OrderMatch(string OrderNumber, string Email);
