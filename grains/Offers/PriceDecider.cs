using Platform.Shop;

namespace Platform.Offers;

/// <summary>
/// What a product costs whom. Never above its list price and never below its floor price (docs/adr/0015-offers-and-purchases.md). Pure.
/// </summary>
public static class PriceDecider
{
    /// <summary>The price of a product.</summary>
    /// <remarks>
    /// <para>The tier comes first: Bronze 0 %, Silver 5 %, Platinum 25 %, and Gold between 10 and 20 %:
    /// <c>10 + 5 × margin + 5 × stock</c>, where <c>margin</c> goes from 0 (25 % or less) to 1 (45 % or more) and <c>stock</c> from 0 (3
    /// pieces or fewer) to 1 (50 or more), cut to whole percents. A well-stocked article with a good margin has 20 %.</para>
    /// <para>A bundle gives 15 % where the tier gives less. Goodwill, lifetime value and clearance add to that, up to a limit. Then the
    /// floor price holds, and above everything the list price.</para>
    /// </remarks>
    public static Price Decide(Product product, PriceContext context, OfferOptions options)
    {
        if (context.Tier is not { } tier)
        {
            return new(product.ListPrice, product.ListPrice, FreeShipping: false, []);
        }

        var reasons = ImmutableArray.CreateBuilder<string>();
        var percent = Add(TierPercent(tier, product, options), $"tier-{tier}");
        if (context.Bundle && options.BundlePercent > percent)
        {
            percent = Add(options.BundlePercent, "bundle");
        }

        percent += context.Solving ? Add(options.GoodwillPercent, "goodwill") : 0;
        percent += context.LifetimeValue >= options.HighLifetimeValue ? Add(options.LifetimePercent, "lifetime") : 0;
        percent += product.SlowMoving ? Add(options.ClearancePercent, "clearance") : 0;
        percent = Math.Min(percent, options.MostPercent);

        var amount = Math.Round(product.ListPrice * (100 - percent) / 100, 2, MidpointRounding.AwayFromZero);
        amount = Math.Min(Math.Max(amount, product.FloorPrice), product.ListPrice);
        return new(product.ListPrice, amount, tier == Tiers.Platinum, amount < product.ListPrice ? reasons.ToImmutable() : []);

        int Add(int more, string reason)
        {
            if (more > 0)
            {
                reasons.Add(reason);
            }

            return more;
        }
    }

    private static int TierPercent(string tier, Product product, OfferOptions options) => tier switch
    {
        Tiers.Silver => options.SilverPercent,
        Tiers.Gold => GoldPercent(product, options),
        Tiers.Platinum => options.PlatinumPercent,
        _ => 0,
    };

    private static int GoldPercent(Product product, OfferOptions options)
    {
        var half = (options.GoldMostPercent - options.GoldLeastPercent) / 2m;
        var share = Share(product.MarginPercent, options.GoldMarginFrom, options.GoldMarginTo) + Share(product.Stock, options.ScarceStock, options.GoldStockTo);
        return options.GoldLeastPercent + (int)decimal.Floor(half * share);
    }

    private static decimal Share(int value, int from, int to) => Math.Clamp((value - from) / (decimal)(to - from), 0m, 1m);
}
