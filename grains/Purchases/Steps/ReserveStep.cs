using Microsoft.Extensions.Options;
using Platform.Workflows;

namespace Platform.Purchases.Steps;

/// <summary>The pieces are the customer's until they are sold or the reservation expires.</summary>
public sealed class ReserveStep(IStock stock, IOptions<PurchaseOptions> options, TimeProvider time) : IWorkflowStep<PurchaseState>
{
    /// <inheritdoc/>
    public string Name => PurchaseStepNames.Reserve;

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> DoAsync(PurchaseState state, CancellationToken cancellationToken = default)
    {
        var until = time.GetUtcNow() + options.Value.ReserveFor;
        return await stock.ReserveAsync(state.Key(Name), PurchaseDecider.Pieces(state.Order.Offer), until, cancellationToken)
            ? new(WorkflowOutcome.Done, state)
            : new(WorkflowOutcome.Refused, state, "sold-out");
    }

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> UndoAsync(PurchaseState state, CancellationToken cancellationToken = default)
    {
        await stock.ReleaseAsync(state.Key(Name), cancellationToken);
        return new(WorkflowOutcome.Done, state);
    }
}
