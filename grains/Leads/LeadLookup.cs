using Platform.Customers;
using Platform.Shop;

namespace Platform.Leads;

/// <summary>What is known of a verified customer. By the verified address only: a name, or an address that was merely said, finds nothing.</summary>
/// <param name="Customer">The shop's record; null when there is none.</param>
/// <param name="Orders">The customer's orders, newest first.</param>
/// <param name="Known">The lead as it was captured before; null when it was not.</param>
/// <param name="Consent">The consent to offers that holds; null when there is none.</param>
public sealed record LeadLookup(ShopCustomer? Customer, IReadOnlyList<ShopOrder> Orders, LeadRecord? Known, OffersConsent? Consent)
{
    /// <summary>Nobody was verified.</summary>
    public static LeadLookup Nothing { get; } = new(null, [], null, null);

    /// <summary>What was bought and kept.</summary>
    public decimal PurchaseValue => Kept.Sum(line => line.Quantity * line.UnitPrice);

    /// <summary>The categories of what was bought, that with the highest value first.</summary>
    public ImmutableArray<string> Categories =>
    [
        .. Kept.GroupBy(line => line.Product.Category)
            .OrderByDescending(group => group.Sum(line => line.Quantity * line.UnitPrice)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key),
    ];

    private IEnumerable<OrderLine> Kept => Orders.Where(order => order.Status.Status is not ("Cancelled" or "Returned")).SelectMany(order => order.Lines);
}
