using System.Globalization;
using Platform.Agents;
using Platform.Turns;

namespace Platform.Offers;

/// <summary>Offers as facts and as what may be said about them. Urgency only where stock and expiry make it true. Pure.</summary>
internal static class OfferSayings
{
    private const string Cited = "offer";

    /// <summary>An offer as a fact.</summary>
    public static Fact Fact(Offer offer, AgentRequest request, OfferLookup lookup, OfferOptions options, Platform.Shop.Product? goesWith = null)
    {
        var product = lookup.Products.FirstOrDefault(known => known.Sku == offer.Lines[0].Sku);
        var promises = new[] { offer.Goods() < offer.ListGoods() ? "Discount" : null, offer.ShippingFee == 0 ? "FreeOfCharge" : null };
        ImmutableArray<FactValue> values =
        [
            new("offer", offer.Id),
            new("product", offer.Title()),
            new("listPrice", ValueFormat.Money(offer.ListGoods())),
            new("price", ValueFormat.Money(offer.Goods())),
            new("shippingFee", ValueFormat.Money(offer.ShippingFee)),
            new("total", ValueFormat.Money(offer.Total())),
            new("tier", offer.Tier),
            new("expires", ValueFormat.Date(OfferMaking.LastDay(offer, options))),
            new("expiresAt", ValueFormat.Moment(offer.ExpiresAt)),
            new("hours", Hours(offer, request)),
            new("stock", Number(Stock(offer, lookup))),
            new("orderNumber", offer.OrderNumber ?? ""),
            new("bought", goesWith?.Name ?? ""),
            new("description", product?.Description ?? ""),
            new(FactNames.Promises, string.Join(' ', promises.OfType<string>())),
        ];
        return new(Cited, $"offers/{offer.Id}", string.Join("; ", values.Where(value => value.Name != FactNames.Promises).Select(value => $"{value.Name} {value.Value}")), values);
    }

    /// <summary>What is offered, what it costs, and until when.</summary>
    public static ImmutableArray<Saying> Present(Offer offer, AgentRequest request, Fact fact, OfferLookup lookup, OfferOptions options)
    {
        var say = ImmutableArray.CreateBuilder<Saying>();
        var bundle = offer.Lines.Length > 1;
        Add(bundle ? "offer-bundle" : Value(fact, "bought").Length > 0 ? "offer-goes-with" : "offer-product");
        if (request.Language == "en" && !bundle && Value(fact, "description") is { Length: > 0 } description)
        {
            say.Add(new("offer-description", [], [Cited], Text: description));
        }

        Add(offer.Goods() == offer.ListGoods() ? "offer-price-list" : bundle ? "offer-price-bundle" : "offer-price-tier");
        AddShipping();
        Add("offer-holds");
        if (!OfferMaking.IsUnhappy(request) && Urgency(offer, request, lookup, options) is { } urgency)
        {
            Add(urgency);
        }

        return say.ToImmutable();

        void Add(string key) => say.Add(Saying.Of(key, [Cited], fact.Values));

        void AddShipping() => Add(
            offer.ShippingFee > 0 ? "offer-shipping-fee"
            : offer.OrderNumber is not { } number ? "offer-shipping-free"
            : OfferMaking.LevelFor(request, number) >= 2 ? "offer-shipping-order" : "offer-shipping-order-plain");
    }

    /// <summary>The urgency that is true; null when none is.</summary>
    public static string? Urgency(Offer offer, AgentRequest request, OfferLookup lookup, OfferOptions options)
    {
        var stock = Stock(offer, lookup);
        return stock == 1 ? "offer-last"
            : stock > 1 && stock <= options.ScarceStock ? "offer-left"
            : offer.ExpiresAt - request.Now > TimeSpan.FromHours(24) ? null
            : offer.ExpiresAt - request.Now <= TimeSpan.FromHours(12) && OfferMaking.EndsAtMidnight(offer, options) ? "offer-ends-midnight"
            : "offer-expires-hours";
    }

    /// <summary>A saying about an offer.</summary>
    public static Saying Of(string key, Fact fact) => Saying.Of(key, [Cited], fact.Values);

    /// <summary>The pieces of the scarcest article; 0 when none is known.</summary>
    private static int Stock(Offer offer, OfferLookup lookup) =>
        lookup.Products.Where(product => offer.Lines.Any(line => line.Sku == product.Sku)).Select(product => product.Stock).DefaultIfEmpty(0).Min();

    /// <summary>Whole hours that are left, cut: "expires in 5 hours" is never too late.</summary>
    private static string Hours(Offer offer, AgentRequest request) => Number(Math.Max(0, (int)(offer.ExpiresAt - request.Now).TotalHours));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Value(Fact fact, string name) => fact.Values.First(value => value.Name == name).Value;
}
