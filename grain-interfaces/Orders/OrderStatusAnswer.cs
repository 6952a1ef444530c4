namespace Platform.Orders;

/// <summary>What the order agent may disclose for a pair of order number and e-mail address.</summary>
/// <param name="Outcome">Whether the pair matched. A mismatch never tells which half was wrong, nor whether the order exists.</param>
/// <param name="Order">The order, only when <see cref="OrderOutcome.Matched"/>.</param>
[GenerateSerializer, Immutable, Alias("platform.orders.order-status-answer")]
public sealed record OrderStatusAnswer(
    [property: Id(0)] OrderOutcome Outcome,
    [property: Id(1)] OrderStatus? Order);
