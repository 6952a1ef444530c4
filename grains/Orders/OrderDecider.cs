using Platform.Agents;
using Platform.Understanding;

namespace Platform.Orders;

/// <summary>What the order agent tells. Pure.</summary>
public static class OrderDecider
{
    /// <summary>The level that the status of an order needs.</summary>
    public const int Level = 2;

    /// <summary>The order that the request may see; null when the level is missing.</summary>
    public static string? OpenOrder(AgentRequest request) =>
        request.Slot(SlotNames.OrderNumber) is { } number && request.LevelFor(number) >= Level ? number : null;

    /// <summary>Tells the status, or says that a level is needed first.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="order">The order; null when the level is missing.</param>
    public static AgentAnswer Serve(AgentRequest request, OrderStatus? order)
    {
        if (order is null)
        {
            return new() { RequiredLevel = Level, Frame = request.Frame ?? new(request.Intent, null, []) };
        }

        return new()
        {
            Facts = [new("order", $"orders/{order.OrderNumber}", OrderFacts.Statement(order), OrderFacts.Values(order))],
            Sayings = [.. OrderFacts.Sentences(order).Select(sentence => Saying.Of(sentence.Key, ["order"], sentence.Values))],

            // A parcel that is late or gone is a problem to be solved, not a moment to sell.
            Suggests = order.Status is "Delayed" or "Cancelled" or "Returned" ? null : IntentNames.UpsellProducts,
        };
    }
}
