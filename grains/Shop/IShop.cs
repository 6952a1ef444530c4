namespace Platform.Shop;

/// <summary>The shop's own records. Whoever asks has checked the level first: the port hides nothing.</summary>
public interface IShop
{
    /// <summary>A product; null when there is none.</summary>
    Task<Product?> FindProductAsync(string sku, CancellationToken cancellationToken = default);

    /// <summary>The products of a category, by number; of all categories when it is null.</summary>
    Task<IReadOnlyList<Product>> ListProductsAsync(string? category, CancellationToken cancellationToken = default);

    /// <summary>The customer with an address; null when there is none. By a verified address only, never by a name.</summary>
    Task<ShopCustomer?> FindCustomerAsync(string email, CancellationToken cancellationToken = default);

    /// <summary>An order with its lines; null when there is none.</summary>
    Task<ShopOrder?> FindOrderAsync(string orderNumber, CancellationToken cancellationToken = default);

    /// <summary>A customer's orders, newest first.</summary>
    Task<IReadOnlyList<ShopOrder>> ListOrdersAsync(string customerId, CancellationToken cancellationToken = default);
}
