namespace Platform.Offers;

/// <summary>Promised prices, so that they hold in every thread of a customer.</summary>
public interface IOfferStore
{
    /// <summary>Keeps an offer; one that is there is left as it was.</summary>
    Task HoldAsync(Offer offer, CancellationToken cancellationToken = default);

    /// <summary>Notes that an offer was accepted, also one that is not kept yet. A repeat changes nothing.</summary>
    Task TakeAsync(Offer offer, CancellationToken cancellationToken = default);

    /// <summary>Notes that nothing came of an accepted offer: what it offered may be offered again, at the price of that day. It cannot be taken any more.</summary>
    Task DropAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The newest offers that a customer accepted and that were not dropped; at most 100.</summary>
    Task<IReadOnlyList<Offer>> ListTakenAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>The offers of a customer that hold and were not accepted, newest first.</summary>
    Task<IReadOnlyList<Offer>> ListAsync(string customerId, DateTimeOffset now, CancellationToken cancellationToken = default);
}
