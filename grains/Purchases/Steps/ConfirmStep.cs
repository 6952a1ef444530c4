using Platform.Notifications;
using Platform.Workflows;

namespace Platform.Purchases.Steps;

/// <summary>Tells the customer by the preferred channel. It cannot be unsaid: when a purchase is undone, the bad news of the accept step follows.</summary>
public sealed class ConfirmStep(IGrainFactory grains, TimeProvider time) : IWorkflowStep<PurchaseState>
{
    /// <inheritdoc/>
    public string Name => PurchaseStepNames.Confirm;

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> DoAsync(PurchaseState state, CancellationToken cancellationToken = default)
    {
        var confirmation = PurchaseDecider.Tell(state, PurchaseDecider.ConfirmedTemplate, time.GetUtcNow());
        await grains.GetGrain<INotificationGrain>(confirmation.Id).Send(confirmation);
        return new(WorkflowOutcome.Done, state);
    }

    /// <inheritdoc/>
    public Task<StepResult<PurchaseState>> UndoAsync(PurchaseState state, CancellationToken cancellationToken = default) =>
        Task.FromResult(new StepResult<PurchaseState>(WorkflowOutcome.Done, state));
}
