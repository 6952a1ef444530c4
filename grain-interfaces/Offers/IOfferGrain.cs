using Platform.Agents;

namespace Platform.Offers;

/// <summary>Recommends products, makes offers and takes their acceptance. The purchase itself is a job: see <see cref="Purchases.IPurchaseGrain"/>.</summary>
[Alias("platform.offers.i-offer-grain")]
public interface IOfferGrain : IAgent;
