using Platform.Shop;

namespace Platform.Returns;

/// <summary>What the shop knows of the order that somebody proved level 3 for.</summary>
/// <param name="Order">The order.</param>
/// <param name="Customer">Whose it is; null when the shop has nobody on file under the verified address.</param>
/// <param name="Catalogue">The products of the categories that are in the order.</param>
/// <param name="Cases">The returns of the order's items, by SKU.</param>
public sealed record ReturnSituation(
    ShopOrder Order, ShopCustomer? Customer, IReadOnlyList<Product> Catalogue, IReadOnlyDictionary<string, ReturnCase> Cases)
{
    /// <summary>The country of delivery, ISO 3166-1: the end of the delivery address.</summary>
    public string Country => Order.ShipTo[(Order.ShipTo.LastIndexOf(',') + 1)..].Trim();
}
