using Platform.Shop;

namespace Platform.Returns;

/// <summary>The article that an exchange is offered for: of the same category, in stock, the next one up in price. Pure.</summary>
internal static class BetterModels
{
    /// <summary>The better model; null when there is none. One with a word of its name in common, such as the same line of shoes, goes before a dearer stranger.</summary>
    public static Product? Find(Product item, IEnumerable<Product> catalogue)
    {
        var words = ReturnItems.Words(item.Name);
        return catalogue
            .Where(other => other.Category == item.Category && other.Stock > 0 && other.ListPrice > item.ListPrice)
            .OrderByDescending(other => ReturnItems.Words(other.Name).Overlaps(words))
            .ThenBy(other => other.ListPrice)
            .ThenBy(other => other.Sku, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>What is to be paid on top: the list price of today less what the item cost then.</summary>
    public static decimal Difference(Product better, OrderLine line) => Math.Max(0, better.ListPrice - line.UnitPrice);
}
