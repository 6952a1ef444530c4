using Platform.Agents;

namespace Platform.Orders;

/// <summary>Reads the order store for whom a level was proved to.</summary>
[StatelessWorker]
public sealed class OrderGrain(IOrderStore orders) : Grain, IOrderGrain
{
    public async Task<AgentAnswer> Serve(AgentRequest request)
    {
        var number = OrderDecider.OpenOrder(request);
        return OrderDecider.Serve(request, number is null ? null : await orders.GetAsync(number));
    }
}
