using Platform.Shop;

namespace Platform.Offers;

/// <summary>A service that may be offered.</summary>
/// <param name="Line">The line of the offer.</param>
/// <param name="Key">The template that offers it.</param>
/// <param name="For">The bought article that it is for.</param>
public sealed record ServiceOffer(OfferLine Line, string Key, Product For);
