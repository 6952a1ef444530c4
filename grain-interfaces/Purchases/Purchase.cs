using Platform.Offers;
using Platform.Workflows;

namespace Platform.Purchases;

/// <summary>A purchase as it stands, with every attempt at every step.</summary>
/// <param name="Id">The id of the accepted offer.</param>
/// <param name="CustomerId"><see cref="Customers.CustomerIds.FromAddress"/> of the customer.</param>
/// <param name="ThreadId">Where the offer was made.</param>
/// <param name="Lines">What was bought.</param>
/// <param name="Total">What is paid, with the shipping fee; what was settled once the price step is done, before that what was offered.</param>
/// <param name="OrderNumber">The order that it became part of; null before that.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Failure">Why it is undone: <c>declined</c>, <c>sold-out</c>, a time-out's name; null when it is not.</param>
/// <param name="NeedsHuman">Whether undoing it has failed so often that somebody should look.</param>
/// <param name="AcceptedAt">When the offer was accepted.</param>
/// <param name="History">Every attempt, oldest first.</param>
[GenerateSerializer, Immutable, Alias("platform.purchases.purchase")]
public sealed record Purchase(
    [property: Id(0)] string Id,
    [property: Id(1)] string CustomerId,
    [property: Id(2)] string ThreadId,
    [property: Id(3)] ImmutableArray<OfferLine> Lines,
    [property: Id(4)] decimal Total,
    [property: Id(5)] string? OrderNumber,
    [property: Id(6)] WorkflowStatus Status,
    [property: Id(7)] string? Failure,
    [property: Id(8)] bool NeedsHuman,
    [property: Id(9)] DateTimeOffset AcceptedAt,
    [property: Id(10)] ImmutableArray<WorkflowEntry> History);
