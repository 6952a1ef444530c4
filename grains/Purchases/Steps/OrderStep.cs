using Platform.Workflows;

namespace Platform.Purchases.Steps;

/// <summary>The pieces are sold and stand in the order.</summary>
public sealed class OrderStep(IStock stock, IOrderBook orders, TimeProvider time) : IWorkflowStep<PurchaseState>
{
    /// <inheritdoc/>
    public string Name => PurchaseStepNames.Order;

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> DoAsync(PurchaseState state, CancellationToken cancellationToken = default)
    {
        // Sold first: an order never has a line without a piece. What is sold is given back by the reserve step's other side.
        if (!await stock.CommitAsync(state.Key(PurchaseStepNames.Reserve), cancellationToken))
        {
            return new(WorkflowOutcome.Refused, state, "sold-out");
        }

        return await orders.AddAsync(PurchaseDecider.Addition(state, time.GetUtcNow()), cancellationToken) is { } number
            ? new(WorkflowOutcome.Done, state with { OrderNumber = number })
            : new(WorkflowOutcome.Refused, state, "no-such-order");
    }

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> UndoAsync(PurchaseState state, CancellationToken cancellationToken = default)
    {
        await orders.RemoveAsync(state.Key(Name), cancellationToken);
        return new(WorkflowOutcome.Done, state with { OrderNumber = null });
    }
}
