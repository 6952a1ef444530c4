using Platform.Workflows;

namespace Platform.Purchases.Steps;

/// <summary>The customer's profile has the purchase.</summary>
public sealed class ProfileStep(IPurchaseIndex index, TimeProvider time) : IWorkflowStep<PurchaseState>
{
    /// <inheritdoc/>
    public string Name => PurchaseStepNames.Profile;

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> DoAsync(PurchaseState state, CancellationToken cancellationToken = default)
    {
        await index.CountAsync(state.Order.Offer.Id, state.Order.Offer.CustomerId, state.Amount ?? 0, time.GetUtcNow(), cancellationToken);
        return new(WorkflowOutcome.Done, state);
    }

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> UndoAsync(PurchaseState state, CancellationToken cancellationToken = default)
    {
        await index.DiscountAsync(state.Order.Offer.Id, state.Order.Offer.CustomerId, cancellationToken);
        return new(WorkflowOutcome.Done, state);
    }
}
