namespace Platform.Purchases;

/// <summary>Pieces of an article.</summary>
public sealed record StockLine(string Sku, int Quantity);
