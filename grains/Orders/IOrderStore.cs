namespace Platform.Orders;

/// <summary>The shop's orders. The store compares; the caller decides what a match opens.</summary>
public interface IOrderStore
{
    /// <summary>The order that has all that is given; null when none has, or when what is given fits several.</summary>
    /// <param name="proof">What is claimed. An order number or an e-mail is among it.</param>
    Task<OrderMatch?> MatchAsync(OrderProof proof, CancellationToken cancellationToken = default);

    /// <summary>The status of an order. Only for callers whom a level was proved to.</summary>
    /// <param name="orderNumber">Compared without case, spaces, <c>#</c> and <c>-</c>.</param>
    Task<OrderStatus?> GetAsync(string orderNumber, CancellationToken cancellationToken = default);
}
