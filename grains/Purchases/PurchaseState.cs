using Platform.Workflows;

namespace Platform.Purchases;

/// <summary>A purchase as it is stored after each attempt.</summary>
/// <param name="Order">What was accepted.</param>
/// <param name="Workflow">How far it is.</param>
/// <param name="Amount">What is charged, settled by the price step; null before.</param>
/// <param name="OrderNumber">The order that it became part of; null before.</param>
[GenerateSerializer, Immutable, Alias("platform.purchases.purchase-state")]
public sealed record PurchaseState(
    [property: Id(0)] PurchaseOrder Order,
    [property: Id(1)] WorkflowState Workflow,
    [property: Id(2)] decimal? Amount,
    [property: Id(3)] string? OrderNumber) : IWorkflowSubject<PurchaseState>
{
    string IWorkflowSubject<PurchaseState>.WorkflowId => Order.Offer.Id;

    /// <inheritdoc/>
    public PurchaseState With(WorkflowState workflow) => this with { Workflow = workflow };

    /// <summary>The idempotency key of a step: the offer and the step.</summary>
    public string Key(string step) => $"{Order.Offer.Id}/{step}";
}
