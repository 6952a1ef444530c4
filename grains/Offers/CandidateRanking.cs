using Platform.Shop;

namespace Platform.Offers;

/// <summary>Which product is recommended: in stock, not bought before, within the budget, near it, completing what was bought. Pure.</summary>
public static class CandidateRanking
{
    /// <summary>What may be recommended, best first.</summary>
    /// <param name="lookup">What is known.</param>
    /// <param name="category">The category.</param>
    /// <param name="budget">What may be spent; null for no limit.</param>
    /// <param name="options">Prices and limits.</param>
    public static IEnumerable<Candidate> Rank(OfferLookup lookup, string category, decimal? budget, OfferOptions options)
    {
        var bought = lookup.Kept.Select(line => line.Product).DistinctBy(product => product.Sku).ToList();
        var candidates = lookup.Products
            .Where(product => product.Category == category && product.Stock > 0 && !lookup.Has(product.Sku))
            .Select(product => new Candidate(product, PriceDecider.Decide(product, lookup.Context, options), bought.Find(known => known.Accessories.Contains(product.Sku))))
            .ToList();
        return budget is { } limit ? Within(candidates, limit, options) : Unlimited(candidates, bought);
    }

    /// <summary>What completes a product and is there; null when nothing is.</summary>
    public static Product? Complement(Product product, OfferLookup lookup) =>
        lookup.Products.FirstOrDefault(other =>
            product.Accessories.Contains(other.Sku) && other.Stock > 0 && !lookup.Has(other.Sku));

    /// <summary>The price that is paid has to fit. Near the budget comes before far below it, then what completes a purchase, then the nearest.</summary>
    private static IEnumerable<Candidate> Within(List<Candidate> candidates, decimal budget, OfferOptions options)
    {
        var fitting = candidates.FindAll(candidate => candidate.Price.Amount <= budget);
        if (fitting.Count == 0)
        {
            return candidates
                .Where(candidate => candidate.Price.Amount <= budget * (100 + options.OverBudgetPercent) / 100)
                .OrderBy(candidate => candidate.Price.Amount)
                .ThenBy(candidate => candidate.Product.Sku, StringComparer.Ordinal);
        }

        return fitting
            .OrderByDescending(candidate => candidate.Price.Amount * 100 >= budget * options.NearBudgetPercent)
            .ThenBy(candidate => candidate.GoesWith is null)
            .ThenByDescending(candidate => candidate.Price.Amount)
            .ThenBy(candidate => candidate.Product.Sku, StringComparer.Ordinal);
    }

    private static IEnumerable<Candidate> Unlimited(List<Candidate> candidates, List<Product> bought) => candidates
        .OrderBy(candidate => candidate.GoesWith is null)
        .ThenBy(candidate => candidate.GoesWith is null ? 0 : bought.IndexOf(candidate.GoesWith))
        .ThenByDescending(candidate => candidate.Product.SlowMoving)
        .ThenByDescending(candidate => candidate.Product.MarginPercent)
        .ThenBy(candidate => candidate.Product.Sku, StringComparer.Ordinal);
}
