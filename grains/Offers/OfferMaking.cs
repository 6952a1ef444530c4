using Platform.Agents;
using Platform.Customers;
using Platform.Shop;
using Platform.Understanding;

namespace Platform.Offers;

/// <summary>Puts an offer together: lines, shipping, and the moment until which it holds. Pure.</summary>
internal static class OfferMaking
{
    /// <summary>Whether the mood forbids to sell more than what was asked for.</summary>
    public static bool IsUnhappy(AgentRequest request) => request.Mood is SentimentLabel.Negative or SentimentLabel.VeryNegative || request.Smoothed < 0;

    /// <summary>The level that was proved for an order; numbers are compared as customers write them.</summary>
    public static int LevelFor(AgentRequest request, string orderNumber) =>
        request.Levels.Where(level => Plain(level.OrderNumber) == Plain(orderNumber)).Select(level => level.Level).DefaultIfEmpty(0).Max();

    /// <summary>The offer of a product; one that was promised before holds. A happy customer is shown the bundle when it fits the budget.</summary>
    public static Offer Of(Candidate candidate, AgentRequest request, OfferLookup lookup, decimal? budget, OfferOptions options)
    {
        if (lookup.Held.FirstOrDefault(held => held.Lines.Length == 1 && held.Lines[0].Sku == candidate.Product.Sku) is { } promised)
        {
            return promised;
        }

        if (request.Mood == SentimentLabel.Positive && !IsUnhappy(request) && CandidateRanking.Complement(candidate.Product, lookup) is { } complement)
        {
            var context = lookup.Context with { Bundle = true };
            ImmutableArray<OfferLine> both = [Line(candidate.Product, PriceDecider.Decide(candidate.Product, context, options)), Line(complement, PriceDecider.Decide(complement, context, options))];
            if (budget is null || both.Sum(line => line.Price) <= budget)
            {
                return Make(both, candidate.Product.SlowMoving || complement.SlowMoving, request, lookup, options);
            }
        }

        return Make([Line(candidate.Product, candidate.Price)], candidate.Product.SlowMoving, request, lookup, options);
    }

    /// <summary>The offer of a service; it is delivered by nobody.</summary>
    /// <param name="line">The service.</param>
    /// <param name="orderNumber">The order that it is for; null for none.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="lookup">What is known.</param>
    /// <param name="options">Prices and limits.</param>
    public static Offer Service(OfferLine line, string? orderNumber, AgentRequest request, OfferLookup lookup, OfferOptions options) =>
        Make([line], false, request, lookup, options) with { ShippingFee = 0, OrderNumber = orderNumber };

    /// <summary>The first midnight of the shop's zone after so many whole days.</summary>
    public static DateTimeOffset Midnight(DateTimeOffset now, int days, OfferOptions options)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        var midnight = TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(days + 1);

        // A zone that skips midnight begins its day later; what is said is the day before.
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The last day on which an offer holds, in the shop's zone.</summary>
    public static DateOnly LastDay(Offer offer, OfferOptions options) => DateOnly.FromDateTime(Local(offer.ExpiresAt.AddTicks(-1), options));

    /// <summary>Whether it ends with a day of the shop's zone.</summary>
    public static bool EndsAtMidnight(Offer offer, OfferOptions options) => Local(offer.ExpiresAt, options).TimeOfDay == TimeSpan.Zero;

    private static DateTime Local(DateTimeOffset moment, OfferOptions options) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone)).DateTime;

    private static string Plain(string orderNumber) => string.Concat(orderNumber.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static OfferLine Line(Product product, Price price) => new(product.Sku, product.Name, price.List, price.Amount);

    private static Offer Make(ImmutableArray<OfferLine> lines, bool clearance, AgentRequest request, OfferLookup lookup, OfferOptions options)
    {
        var customer = lookup.Customer ?? throw new ArgumentException("offers are made to verified customers", nameof(lookup));
        var order = lookup.OpenOrder?.Status.OrderNumber;
        var fee = order is not null || customer.Tier == Tiers.Platinum ? 0 : Fee(customer.Country, lines.Sum(line => line.Price), options);
        return new(
            Offer.IdOf(request.ThreadId, request.Turn), CustomerIds.FromAddress(customer.Email), request.ThreadId, customer.Tier, lines, fee, order,
            request.Now, Midnight(request.Now, clearance ? options.ClearanceDays : options.ValidDays, options));
    }

    private static decimal Fee(string country, decimal goods, OfferOptions options) =>
        country == "US" && goods >= options.FreeShippingFrom ? 0 : options.Shipping.TryGetValue(country, out var fee) ? fee : options.Shipping["*"];
}
