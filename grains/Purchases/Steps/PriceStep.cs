using Platform.Shop;
using Platform.Workflows;

namespace Platform.Purchases.Steps;

/// <summary>Settles what is charged: the price that was promised at the customer's tier, never more than today's list price.</summary>
public sealed class PriceStep(IShop shop) : IWorkflowStep<PurchaseState>
{
    /// <inheritdoc/>
    public string Name => PurchaseStepNames.Price;

    /// <inheritdoc/>
    public async Task<StepResult<PurchaseState>> DoAsync(PurchaseState state, CancellationToken cancellationToken = default)
    {
        var products = new List<Product>();
        foreach (var line in state.Order.Offer.Lines.Where(line => line.HasStock()))
        {
            if (await shop.FindProductAsync(line.Sku, cancellationToken) is { } product)
            {
                products.Add(product);
            }
        }

        if (PurchaseDecider.Refuse(state.Order.Offer, products) is { } reason)
        {
            return new(WorkflowOutcome.Refused, state, reason);
        }

        var settled = PurchaseDecider.Settle(state.Order.Offer, products);
        return new(WorkflowOutcome.Done, state with { Order = state.Order with { Offer = settled }, Amount = settled.Total() });
    }

    /// <inheritdoc/>
    public Task<StepResult<PurchaseState>> UndoAsync(PurchaseState state, CancellationToken cancellationToken = default) =>
        Task.FromResult(new StepResult<PurchaseState>(WorkflowOutcome.Done, state with { Amount = null }));
}
