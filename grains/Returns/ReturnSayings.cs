using Platform.Agents;
using Platform.Orders;
using Platform.Shop;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Returns;

/// <summary>The questions and refusals of the return agent, each with the fact that it stands on. Pure.</summary>
internal static class ReturnSayings
{
    private const string Order = "order";
    private const string Case = "return";

    /// <summary>Why nothing of an order can be sent back; null when something can.</summary>
    public static AgentAnswer? RefuseOrder(ShopOrder order)
    {
        var status = order.Status;
        var key = status.Status switch
        {
            "Cancelled" => "return-cancelled",
            "Returned" => "return-returned",
            _ when status.DeliveredAt is null => "return-not-delivered",
            _ => null,
        };
        if (key is null)
        {
            return null;
        }

        var sayings = ImmutableArray.Create(Saying.Of(key, [Order], new FactValue("orderNumber", status.OrderNumber)));
        if (key == "return-not-delivered" && status.EstimatedDelivery is { } expected)
        {
            sayings = sayings.Add(Saying.Of("order-estimate", [Order], new FactValue("estimatedDelivery", ValueFormat.Date(expected))));
        }

        return new() { Facts = [new(Order, $"orders/{status.OrderNumber}", OrderFacts.Statement(status), OrderFacts.Values(status))], Sayings = sayings };
    }

    /// <summary>Tells of the return that the item has already.</summary>
    public static AgentAnswer Known(ReturnCase known)
    {
        var opening = known.Opening;
        var (key, at, reached, promises) = known.Status switch
        {
            ReturnStatus.Received => ("return-known-received", ReturnStatus.Received, "Returned Delivered", ""),
            ReturnStatus.Refunded => ("return-known-refunded", ReturnStatus.Refunded, "Returned Delivered Refunded", "Refund"),
            ReturnStatus.Exchanged => ("return-known-exchanged", ReturnStatus.Exchanged, "Returned Delivered Shipped", "Replacement"),
            _ => ("return-known-open", ReturnStatus.Opened, "", ""),
        };
        var rma = known.SupersededBy ?? opening.Rma;
        ImmutableArray<FactValue> values =
        [
            new("rma", rma), new("item", opening.Item), new("date", ValueFormat.Moment(known.ReachedAt(at) ?? opening.At)), new("orderNumber", opening.OrderNumber),
        ];
        return new()
        {
            Facts = [new(Case, $"returns/{rma}", $"return {rma}; item {opening.Item}; status {known.Status}", [.. values, new(FactNames.Reached, reached), new(FactNames.Promises, promises)])],
            Sayings = [Saying.Of(key, [Case], values)],
        };
    }

    /// <summary>Asks which line is meant.</summary>
    public static AgentAnswer AskItem(ReturnTalk talk, ShopOrder order)
    {
        ImmutableArray<FactValue> values = [new("orderNumber", order.Status.OrderNumber), new("items", ReturnItems.List(order.Lines))];
        return new()
        {
            Facts = [new(Order, $"orders/{order.Status.OrderNumber}", $"the articles of order {order.Status.OrderNumber}", values)],
            Question = Saying.Of("return-ask-item", [Order], values),
            Frame = talk.Frame with { Asks = ReturnQuestions.Item },
        };
    }

    /// <summary>Asks for the reason.</summary>
    public static AgentAnswer AskReason(ReturnPlan plan) => Ask(plan, "return-ask-reason", plan.Talk.Frame with { Asks = SlotNames.ReturnReason });

    /// <summary>Asks whether the seal is intact.</summary>
    public static AgentAnswer AskUnopened(ReturnPlan plan) => Ask(plan, "return-ask-unopened", plan.Talk.Frame with { Asks = ReturnQuestions.Unopened });

    /// <summary>Asks whether the item that was guessed is meant.</summary>
    public static AgentAnswer Confirm(ReturnPlan plan) => Ask(plan, "return-confirm", plan.Talk.Frame with { Asks = QuestionNames.ConfirmReturn });

    /// <summary>Where no exchange is possible, asks whether a refund would do.</summary>
    public static AgentAnswer AskRefundInstead(ReturnPlan plan) =>
        Ask(plan, "return-exchange-abroad", plan.Talk.Frame with { Asks = QuestionNames.ConfirmReturn }, new FactValue(FactNames.Promises, "Refund Replacement"));

    /// <summary>Offers the better model.</summary>
    public static AgentAnswer OfferExchange(ReturnPlan plan, Product better) => Ask(
        plan, "return-exchange-offer", plan.Talk.Offering(better.Sku),
        [.. ExchangeValues(better, plan.Line), new(FactNames.Promises, "Refund Replacement Action")]);

    /// <summary>The customer does not want the return that is possible.</summary>
    public static AgentAnswer NotOpened() => new() { Sayings = [Saying.Of("return-not-opened")] };

    /// <summary>The window is over.</summary>
    public static AgentAnswer TooLate(ReturnPlan plan, DateOnly until) => Refuse(plan, "return-too-late", null, until);

    /// <summary>Opened articles of the category are not taken back.</summary>
    public static AgentAnswer OpenedNever(ReturnPlan plan) => Refuse(plan, "return-opened-never", null, null);

    /// <summary>Damage that is reported late.</summary>
    public static AgentAnswer LateDamage(ReturnPlan plan, DateOnly until) => Refuse(plan, "return-late-damage", "return-late-damage", until);

    /// <summary>A fault after the window.</summary>
    public static AgentAnswer Warranty(ReturnPlan plan, ReturnVerdict.Warranty warranty) => Refuse(
        plan, "return-warranty", "warranty-claim", warranty.Until,
        new FactValue("warrantyUntil", ValueFormat.Date(warranty.WarrantyUntil)), new FactValue(FactNames.Promises, "Guarantee"));

    /// <summary>An exchange in figures.</summary>
    public static ImmutableArray<FactValue> ExchangeValues(Product better, OrderLine line) =>
    [
        new("better", better.Name),
        new("betterPrice", ValueFormat.Money(better.ListPrice)),
        new("difference", ValueFormat.Money(BetterModels.Difference(better, line))),
    ];

    private static AgentAnswer Ask(ReturnPlan plan, string key, IntentFrame frame, params ImmutableArray<FactValue> more)
    {
        var fact = ItemFact(plan, more);
        return new() { Facts = [fact], Question = Saying.Of(key, [Order], fact.Values), Frame = frame };
    }

    /// <summary>A refusal with its facts; unless a human is called at once, one is offered for hardship.</summary>
    private static AgentAnswer Refuse(ReturnPlan plan, string key, string? handOff, DateOnly? until, params ImmutableArray<FactValue> more)
    {
        var fact = ItemFact(plan, [new("deliveredOn", ValueFormat.Date(plan.Window.DeliveredOn)), .. Until(until), .. more]);
        var said = Saying.Of(key, [Order], fact.Values);
        return new() { Facts = [fact], Sayings = handOff is null ? [said, Saying.Of("return-hardship")] : [said], HandOff = handOff };
    }

    private static IEnumerable<FactValue> Until(DateOnly? until)
    {
        if (until is { } day)
        {
            yield return new("until", ValueFormat.Date(day));
        }
    }

    private static Fact ItemFact(ReturnPlan plan, ImmutableArray<FactValue> more)
    {
        ImmutableArray<FactValue> values = [new("orderNumber", plan.OrderNumber), new("item", plan.Line.Product.Name), .. more];
        var statement = string.Join("; ", values.Where(value => value.Name != FactNames.Promises).Select(value => $"{value.Name} {value.Value}"));
        return new(Order, $"orders/{plan.OrderNumber}", statement, values);
    }
}
