namespace Platform.Orders;

/// <summary>The shop's orders. The store compares; the caller decides what a match opens.</summary>
public interface IOrderStore
{
    /// <summary>The order that has this number and this e-mail; null when no order has both.</summary>
    /// <param name="orderNumber">Compared without case, spaces, <c>#</c> and <c>-</c>.</param>
    /// <param name="email">Compared without case.</param>
    Task<OrderStatus?> FindAsync(string orderNumber, string email, CancellationToken cancellationToken = default);
}
