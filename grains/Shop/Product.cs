namespace Platform.Shop;

/// <summary>A product of the catalogue.</summary>
/// <param name="Sku">The shop's number.</param>
/// <param name="Name">As it is sold.</param>
/// <param name="Category">One of the product categories.</param>
/// <param name="ListPrice">In the shop's currency.</param>
/// <param name="FloorPrice">No offer goes below it.</param>
/// <param name="Stock">Pieces that are free to sell: reservations are taken off.</param>
/// <param name="MarginPercent">Of the list price.</param>
/// <param name="Description">In the shop's words.</param>
/// <param name="Accessories">Products that go with it.</param>
/// <param name="SlowMoving">Whether the shop wants it gone.</param>
public sealed record Product(
    string Sku, string Name, string Category, decimal ListPrice, decimal FloorPrice, int Stock, int MarginPercent,
    string Description, ImmutableArray<string> Accessories, bool SlowMoving);
