namespace Platform.Offers;

/// <summary>A price that was promised to a customer: it holds until it expires, in whatever thread it is taken up. Also the data of a job of the kind <see cref="HoldKind"/>.</summary>
/// <param name="Id">From thread and turn.</param>
/// <param name="CustomerId"><see cref="Customers.CustomerIds.FromAddress"/> of the verified customer.</param>
/// <param name="ThreadId">Where it was made.</param>
/// <param name="Tier">The customer's tier then.</param>
/// <param name="Lines">What is offered, the article first and what completes it behind.</param>
/// <param name="ShippingFee">What the delivery costs; 0 for free.</param>
/// <param name="OrderNumber">The open order that it is added to; null when it becomes an order of its own.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="ExpiresAt">The first moment at which it holds no more.</param>
[GenerateSerializer, Immutable, Alias("platform.offers.offer")]
public sealed record Offer(
    [property: Id(0)] string Id,
    [property: Id(1)] string CustomerId,
    [property: Id(2)] string ThreadId,
    [property: Id(3)] string Tier,
    [property: Id(4)] ImmutableArray<OfferLine> Lines,
    [property: Id(5)] decimal ShippingFee,
    [property: Id(6)] string? OrderNumber,
    [property: Id(7)] DateTimeOffset MadeAt,
    [property: Id(8)] DateTimeOffset ExpiresAt)
{
    /// <summary>The kind of the job that holds it for other threads.</summary>
    public const string HoldKind = "offers.hold";

    /// <summary>The id of the offer that a turn made.</summary>
    public static string IdOf(string threadId, int turn) => $"{threadId}-{turn}";

    /// <summary>What is offered, in one line.</summary>
    public string Title() => string.Join(" + ", Lines.Select(line => line.Name));

    /// <summary>The goods without the shipping fee.</summary>
    public decimal Goods() => Lines.Sum(line => line.Price);

    /// <summary>The goods at list prices.</summary>
    public decimal ListGoods() => Lines.Sum(line => line.ListPrice);

    /// <summary>All that is paid.</summary>
    public decimal Total() => Goods() + ShippingFee;
}
