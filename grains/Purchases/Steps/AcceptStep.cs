using Platform.Notifications;
using Platform.Offers;
using Platform.Workflows;

namespace Platform.Purchases.Steps;

/// <summary>The customer has accepted: the offer is taken, and taken once. When the purchase is undone, that is the last thing to do: the customer is told.</summary>
public sealed class AcceptStep(IOfferStore offers, IGrainFactory grains, TimeProvider time) : IWorkflowStep<PurchaseState>
{
    /// <inheritdoc/>
    public string Name => PurchaseStepNames.Accept;

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> DoAsync(PurchaseState state, CancellationToken cancellationToken = default)
    {
        await offers.TakeAsync(state.Order.Offer, cancellationToken);
        return new(WorkflowOutcome.Done, state);
    }

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> UndoAsync(PurchaseState state, CancellationToken cancellationToken = default)
    {
        await offers.DropAsync(state.Order.Offer.Id, cancellationToken);
        var bad = PurchaseDecider.Tell(state, PurchaseDecider.FailedTemplate, time.GetUtcNow());
        await grains.GetGrain<INotificationGrain>(bad.Id).Send(bad);
        return new(WorkflowOutcome.Done, state);
    }
}
