namespace Platform.Shop;

/// <summary>One line of an order.</summary>
/// <param name="Product">What was bought, as the catalogue has it today.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="UnitPrice">What one piece cost then.</param>
public sealed record OrderLine(Product Product, int Quantity, decimal UnitPrice);
