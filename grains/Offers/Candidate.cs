using Platform.Shop;

namespace Platform.Offers;

/// <summary>A product that may be recommended.</summary>
/// <param name="Product">The product.</param>
/// <param name="Price">What it costs this customer.</param>
/// <param name="GoesWith">The bought article that it completes; null when it completes none.</param>
public sealed record Candidate(Product Product, Price Price, Product? GoesWith);
