namespace Platform.Leads;

/// <summary>What a score is made of. No count ever goes down.</summary>
/// <param name="PurchaseValue">Goods bought by the verified customer, in the shop's currency; without cancelled and returned orders. Zero when nobody was verified.</param>
/// <param name="Interactions">Turns of the threads and activities since.</param>
/// <param name="Contact">What is known to reach the customer.</param>
/// <param name="Interests">How many product categories interest the customer.</param>
/// <param name="AskedForOffers">Whether the customer asked to hear of offers.</param>
/// <param name="OffersFollowed">Offers that were looked into.</param>
/// <param name="OffersAccepted">Offers that were accepted.</param>
[GenerateSerializer, Immutable, Alias("platform.leads.lead-signals")]
public sealed record LeadSignals(
    [property: Id(0)] decimal PurchaseValue,
    [property: Id(1)] int Interactions,
    [property: Id(2)] ContactFields Contact,
    [property: Id(3)] int Interests,
    [property: Id(4)] bool AskedForOffers,
    [property: Id(5)] int OffersFollowed,
    [property: Id(6)] int OffersAccepted);
