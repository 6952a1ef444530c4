namespace Platform.Orders;

/// <summary>Reads the order store and discloses only what a pair of number and e-mail opens.</summary>
[StatelessWorker]
public sealed class OrderGrain(IOrderStore orders) : Grain, IOrderGrain
{
    public async Task<OrderStatusAnswer> CheckStatus(string orderNumber, string email)
    {
        var order = await orders.FindAsync(orderNumber, email);
        return order is null ? new(OrderOutcome.NoMatch, null) : new(OrderOutcome.Matched, order);
    }
}
