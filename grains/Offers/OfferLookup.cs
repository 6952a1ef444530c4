using Platform.Purchases;
using Platform.Shop;

namespace Platform.Offers;

/// <summary>What the shop knows for a request. History and tier only of a verified address.</summary>
/// <param name="Customer">The shop's record; null when nobody is verified or the shop has none.</param>
/// <param name="Orders">The customer's orders, newest first.</param>
/// <param name="Products">What may be recommended from: the category, and the accessories of what was bought.</param>
/// <param name="Held">Prices that were promised and still hold.</param>
/// <param name="Taken">Offers that were accepted: what is in them is not offered again.</param>
/// <param name="Purchase">The purchase that the thread waits for; null when it waits for none.</param>
public sealed record OfferLookup(
    ShopCustomer? Customer, IReadOnlyList<ShopOrder> Orders, IReadOnlyList<Product> Products, IReadOnlyList<Offer> Held,
    IReadOnlyList<Offer> Taken, Purchase? Purchase)
{
    /// <summary>Nothing is known.</summary>
    public static OfferLookup Nothing { get; } = new(null, [], [], [], [], null);

    private static readonly string[] Closed = ["Delivered", "Cancelled", "Returned"];

    /// <summary>What was bought and kept, newest first.</summary>
    public IEnumerable<OrderLine> Kept => Orders.Where(order => order.Status.Status is not ("Cancelled" or "Returned")).SelectMany(order => order.Lines);

    /// <summary>Whether it was bought, or accepted and is on its way to being.</summary>
    public bool Has(string sku) => Kept.Any(line => line.Product.Sku == sku) || Taken.Any(offer => offer.Lines.Any(line => line.Sku == sku));

    /// <summary>What was bought and kept, in money.</summary>
    public decimal LifetimeValue => Kept.Sum(line => line.Quantity * line.UnitPrice);

    /// <summary>The order that something can be added to: one that is being prepared, else the newest that has not arrived. Null when there is none.</summary>
    public ShopOrder? OpenOrder =>
        Orders.FirstOrDefault(order => order.Status.Status == "Processing") ?? Orders.FirstOrDefault(order => !Closed.Contains(order.Status.Status));

    /// <summary>Whether an order of the customer's is late: a problem that is being solved.</summary>
    public bool Solving => Orders.Any(order => order.Status.Status == "Delayed");

    /// <summary>What the newest order was mostly about; null without history.</summary>
    public string? Category => Orders
        .Where(order => order.Status.Status is not ("Cancelled" or "Returned"))
        .Take(1)
        .SelectMany(order => order.Lines)
        .GroupBy(line => line.Product.Category)
        .OrderByDescending(group => group.Sum(line => line.Quantity * line.UnitPrice))
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    /// <summary>Who asks, for the price.</summary>
    public PriceContext Context => Customer is null ? PriceContext.Anybody : new(Customer.Tier, LifetimeValue, Solving);

    /// <summary>The newest article of a category that was bought; null when there is none.</summary>
    public Product? NewestOf(string category) => Kept.Select(line => line.Product).FirstOrDefault(product => product.Category == category);
}
