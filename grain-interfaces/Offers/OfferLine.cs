namespace Platform.Offers;

/// <summary>One article or service of an offer.</summary>
/// <param name="Sku">The shop's number; a service's begins with <c>SV-</c> and has no stock.</param>
/// <param name="Name">As it is sold.</param>
/// <param name="ListPrice">What it costs without an offer.</param>
/// <param name="Price">What it costs in the offer: never above the list price.</param>
[GenerateSerializer, Immutable, Alias("platform.offers.offer-line")]
public sealed record OfferLine(
    [property: Id(0)] string Sku,
    [property: Id(1)] string Name,
    [property: Id(2)] decimal ListPrice,
    [property: Id(3)] decimal Price)
{
    /// <summary>What the numbers of services begin with.</summary>
    public const string ServicePrefix = "SV-";

    /// <summary>Whether pieces of it are in a stock.</summary>
    public bool HasStock() => !Sku.StartsWith(ServicePrefix, StringComparison.Ordinal);
}
