using Platform.Orders;
using Platform.Silo.Adapters.Shop;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>The orders of the shop's files, and beside them those that were placed in conversations on any silo.</summary>
internal sealed class DynamoOrderStore(SqliteOrderStore files, PlacedOrderRows placedOrders) : IOrderStore
{
    /// <inheritdoc/>
    public async Task<OrderMatch?> MatchAsync(OrderProof proof, CancellationToken cancellationToken = default)
    {
        var matches = await files.ListMatchesAsync(proof, cancellationToken);

        // Always: an answer takes as long whether the shop's files have it or not.
        var placed = await ListPlacedAsync(proof, cancellationToken);
        var all = matches
            .Concat(placed.Where(order => ProofRules.Fits(proof, order.PaymentLast4, order.ShipTo, order.PlacedAt, order.TimeZone)).Select(order => new OrderMatch(order.Number, order.Email.ToLowerInvariant())))
            .DistinctBy(match => match.OrderNumber).ToList();
        return all is [var match] ? match : null;
    }

    /// <inheritdoc/>
    public async Task<OrderStatus?> GetAsync(string orderNumber, CancellationToken cancellationToken = default) =>
        await files.GetAsync(orderNumber, cancellationToken)
        ?? (await placedOrders.FindAsync(orderNumber, cancellationToken) is { } placed
            ? new(placed.Number, PlacedOrder.Status, placed.PlacedAt, null, null, null, null, null)
            : null);

    private async Task<IReadOnlyList<PlacedOrder>> ListPlacedAsync(OrderProof proof, CancellationToken cancellationToken)
    {
        if (proof.OrderNumber is null)
        {
            return await placedOrders.ListByEmailAsync(proof.Email!, cancellationToken);
        }

        var order = proof.Email is { } email
            ? await placedOrders.FindAsync(proof.OrderNumber, email, cancellationToken)
            : await placedOrders.FindAsync(proof.OrderNumber, cancellationToken);
        return order is null ? [] : [order];
    }
}
