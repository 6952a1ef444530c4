using Platform.Workflows;

namespace Platform.Purchases.Steps;

/// <summary>Charges the stored method.</summary>
public sealed class PayStep(IPaymentGateway payments) : IWorkflowStep<PurchaseState>
{
    /// <inheritdoc/>
    public string Name => PurchaseStepNames.Pay;

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> DoAsync(PurchaseState state, CancellationToken cancellationToken = default)
    {
        var amount = state.Amount ?? throw new InvalidOperationException("the price is settled before the payment");
        var charge = new PaymentCharge(state.Key(Name), state.Order.ShopCustomerId, state.Order.PayingOrder, amount);
        return await payments.ChargeAsync(charge, cancellationToken) switch
        {
            PaymentOutcome.Approved => new(WorkflowOutcome.Done, state),
            PaymentOutcome.Declined => new(WorkflowOutcome.Refused, state, "declined"),
            _ => new(WorkflowOutcome.Unknown, state, "no-answer"),
        };
    }

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> UndoAsync(PurchaseState state, CancellationToken cancellationToken = default) =>
        await payments.RefundAsync(state.Key(Name), cancellationToken) == PaymentOutcome.Approved
            ? new(WorkflowOutcome.Done, state)
            : new(WorkflowOutcome.Unknown, state, "no-answer");
}
