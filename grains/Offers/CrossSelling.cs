using Platform.Shop;

namespace Platform.Offers;

/// <summary>
/// What is offered after a purchase, by category and in this order: Electronics have accessories, the protection plan and installation;
/// Clothing what matches and cares for it, and styling; Home what completes and cares for it, and a design consultation. Accessories are
/// the catalogue's own (<see cref="Product.Accessories"/>); this is the table of services behind them. Pure.
/// </summary>
public static class CrossSelling
{
    /// <summary>The number of expedited shipping.</summary>
    public const string Expedited = "SV-EXPEDITED";

    private const string Protection = "SV-PROTECT-2Y";
    private const string Installation = "SV-INSTALL";
    private const string Styling = "SV-STYLING";
    private const string Design = "SV-DESIGN";
    private const decimal WorthInstalling = 100;
    private static readonly TimeSpan ProtectionWindow = TimeSpan.FromDays(30);

    /// <summary>The services of a category for what was bought, in the order of the table.</summary>
    public static IEnumerable<ServiceOffer> Services(OfferLookup lookup, string category, OfferOptions options, DateTimeOffset now)
    {
        if (lookup.Customer is null || lookup.NewestOf(category) is not { } bought)
        {
            yield break;
        }

        if (category == "Electronics" && lookup.Customer.Country is ("US" or "CA") && CanBeProtected(lookup, bought, now))
        {
            yield return Service(Protection, "Protection plan (2 years)", ProtectionPrice(bought, options), "offer-service-protection", bought);
        }

        switch (category)
        {
            case "Electronics" when bought.ListPrice >= WorthInstalling:
                yield return Service(Installation, "Professional installation", options.InstallationPrice, "offer-service-installation", bought);
                break;
            case "Clothing":
                yield return Service(Styling, "Styling session", options.StylingPrice, "offer-service-styling", bought);
                break;
            case "Home":
                yield return Service(Design, "Design consultation", options.DesignPrice, "offer-service-design", bought);
                break;
            default:
                break;
        }
    }

    /// <summary>Expedited shipping for an order that can still be moved to it; null when there is none.</summary>
    public static OfferLine? Expedite(OfferLookup lookup, ShopOrder? order, OfferOptions options) =>
        order is { Status.Status: "Processing" } && !lookup.Taken.Any(offer => offer.OrderNumber == order.Status.OrderNumber && offer.Lines.Any(line => line.Sku == Expedited)) ? new(Expedited, "Expedited shipping", options.ExpeditedPrice, options.ExpeditedPrice) : null;

    /// <summary>Plans can be bought within 30 days of delivery (samples/knowledge/warranty/protection-plans.md).</summary>
    private static bool CanBeProtected(OfferLookup lookup, Product bought, DateTimeOffset now) =>
        lookup.Orders.Any(order => order.Lines.Any(line => line.Product.Sku == bought.Sku)
            && order.Status.Status is not ("Cancelled" or "Returned")
            && (order.Status.DeliveredAt is not { } delivered || now - delivered < ProtectionWindow));

    private static decimal ProtectionPrice(Product bought, OfferOptions options) =>
        bought.ListPrice >= 500 ? options.ProtectionPriceFrom500 : bought.ListPrice >= 200 ? options.ProtectionPriceFrom200 : options.ProtectionPrice;

    private static ServiceOffer Service(string sku, string name, decimal price, string key, Product bought) => new(new(sku, name, price, price), key, bought);
}
