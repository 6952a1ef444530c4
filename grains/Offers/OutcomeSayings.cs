using Platform.Agents;
using Platform.Purchases;
using Platform.Turns;
using Platform.Workflows;

namespace Platform.Offers;

/// <summary>What came of a purchase, told at the thread's next turn. Pure.</summary>
internal static class OutcomeSayings
{
    private const string Cited = "purchase";

    /// <summary>The answer with the outcome said first.</summary>
    public static AgentAnswer Before(AgentAnswer answer, Purchase purchase)
    {
        var product = string.Join(" + ", purchase.Lines.Select(line => line.Name));
        ImmutableArray<FactValue> values =
            [new("product", product), new("total", ValueFormat.Money(purchase.Total)), new("orderNumber", purchase.OrderNumber ?? "")];
        var fact = new Fact(
            Cited, $"purchases/{purchase.Id}", $"purchase of {product}; {purchase.Status}; total {ValueFormat.Money(purchase.Total)}; order {purchase.OrderNumber}", values);
        return answer with
        {
            Facts = answer.Facts.Insert(0, fact),
            Sayings = answer.Sayings.Insert(0, Saying.Of(Key(purchase), [Cited], values) with { OwnParagraph = true }),
        };
    }

    private static string Key(Purchase purchase) => (purchase.Status, purchase.Failure) switch
    {
        (WorkflowStatus.Done, _) => "offer-purchase-done",
        (_, "declined") => "offer-purchase-declined",
        (_, "sold-out") => "offer-purchase-sold-out",
        _ => "offer-purchase-failed",
    };
}
