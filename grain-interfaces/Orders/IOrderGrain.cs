using Platform.Agents;

namespace Platform.Orders;

/// <summary>The agent that tells the status of an order (level 2). Stateless; the key is the shop, <c>shop</c>.</summary>
[Alias("platform.orders.i-order-grain")]
public interface IOrderGrain : IAgent;
