using Platform.Leads;
using Platform.Loyalty;
using Platform.Notifications;
using Platform.Offers;
using Platform.Shop;
using Platform.Turns;
using Platform.Workflows;

namespace Platform.Purchases;

/// <summary>What a purchase charges, tells and shows. Pure.</summary>
public static class PurchaseDecider
{
    /// <summary>The template of the confirmation.</summary>
    public const string ConfirmedTemplate = "notify-purchase-confirmed";

    /// <summary>The template of the bad news.</summary>
    public const string FailedTemplate = "notify-purchase-failed";

    /// <summary>A purchase of which nothing is done.</summary>
    public static PurchaseState Begin(PurchaseOrder order) => new(order, WorkflowDecider.Begin(PurchaseStepNames.All), null, null);

    /// <summary>The offer at what is charged: the promised prices, and never more than today's list prices.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="products">Today's articles.</param>
    public static Offer Settle(Offer offer, IReadOnlyCollection<Product> products) => offer with
    {
        Lines = [.. offer.Lines.Select(line => products.FirstOrDefault(product => product.Sku == line.Sku) is { } today && today.ListPrice < line.Price ? line with { Price = today.ListPrice } : line)],
    };

    /// <summary>The pieces of an offer that have a stock.</summary>
    public static ImmutableArray<StockLine> Pieces(Offer offer) =>
        [.. offer.Lines.Where(line => line.HasStock()).GroupBy(line => line.Sku).Select(group => new StockLine(group.Key, group.Count()))];

    /// <summary>What the order gets.</summary>
    /// <param name="state">The purchase; its price is settled.</param>
    /// <param name="at">When it is entered.</param>
    public static OrderAddition Addition(PurchaseState state, DateTimeOffset at) => new(
        state.Key(PurchaseStepNames.Order), state.Order.Offer.OrderNumber, state.Order.PayingOrder, state.Order.ShopCustomerId,
        state.Order.Offer.Lines, state.Order.Offer.ShippingFee, at);

    /// <summary>What the customer is told.</summary>
    public static Notification Tell(PurchaseState state, string template, DateTimeOffset at) => new(
        $"{state.Order.Offer.Id}/{template}",
        state.Order.Offer.CustomerId,
        state.Order.Email,
        state.Order.Phone,
        state.Order.Channel,
        NotificationPurpose.Service,
        template,
        state.Order.Language,
        [
            new("product", state.Order.Offer.Title()),
            new("price", ValueFormat.Money(state.Amount ?? state.Order.Offer.Total())),
            new("orderNumber", state.OrderNumber ?? state.Order.Offer.OrderNumber ?? ""),
        ],
        state.Order.Offer.ThreadId,
        at);

    /// <summary>The purchase as it is shown.</summary>
    public static Purchase Show(PurchaseState state, WorkflowOptions options) => new(
        state.Order.Offer.Id, state.Order.Offer.CustomerId, state.Order.Offer.ThreadId, state.Order.Offer.Lines, state.Amount ?? state.Order.Offer.Total(),
        state.OrderNumber, state.Workflow.Status, state.Workflow.Failure, WorkflowDecider.NeedsHuman(state.Workflow, options), state.Order.AcceptedAt, state.Workflow.History);

    /// <summary>The wake-up that goes on with a purchase; each has an id of its own, as a schedule takes an id once.</summary>
    public static Jobs.ScheduledJob WakeUp(PurchaseState state, DateTimeOffset at) => new(
        Jobs.JobData.Create($"{state.Order.Offer.Id}/resume/{state.Workflow.Recorded}", PurchaseOrder.ResumeKind, state.Order.Offer.Id),
        at,
        state.Order.Offer.CustomerId);

    /// <summary>What a purchase that was carried out means to the customer's lead and points; nothing before, and nothing for one that was undone.</summary>
    /// <param name="state">The purchase.</param>
    /// <param name="at">Now.</param>
    public static ImmutableArray<Jobs.ScheduledJob> Rewards(PurchaseState state, DateTimeOffset at)
    {
        if (state.Workflow.Status != WorkflowStatus.Done)
        {
            return [];
        }

        var (id, customer) = (state.Order.Offer.Id, state.Order.Offer.CustomerId);
        var accepted = new LeadActivity($"{id}/accepted", customer, LeadActivityKind.OfferAccepted, at);
        return
        [
            new(Jobs.JobData.Create($"{id}/lead", LeadActivity.NoteKind, accepted), at, customer),
            new(LoyaltyJobs.Award($"loyalty/offer/{id}", state.Order.Email, LoyaltyReason.OfferAccepted, state.Order.Language, at), at, customer),
        ];
    }

    /// <summary>Why the shop cannot sell it; null when it can.</summary>
    public static string? Refuse(Offer offer, IReadOnlyCollection<Product> products) =>
        offer.Lines.FirstOrDefault(line => line.HasStock() && products.All(product => product.Sku != line.Sku)) is null ? null : "no-such-product";
}
