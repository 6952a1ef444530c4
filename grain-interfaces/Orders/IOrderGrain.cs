namespace Platform.Orders;

/// <summary>The agent that reads the order store. Stateless; the key is the shop, <c>shop</c>.</summary>
[Alias("platform.orders.i-order-grain")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Checks that an order number and an e-mail address belong together, and only then tells the status (level 2).</summary>
    /// <param name="orderNumber">As the customer gave it; compared without case and separators.</param>
    /// <param name="email">The e-mail on the order as the customer gave it.</param>
    [Alias("CheckStatus")]
    Task<OrderStatusAnswer> CheckStatus(string orderNumber, string email);
}
