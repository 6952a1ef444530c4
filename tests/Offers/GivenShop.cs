using System.Collections.Immutable;
using Platform.Agents;
using Platform.Customers;
using Platform.Offers;
using Platform.Purchases;
using Platform.Shop;
using Platform.Tests.Agents;
using Platform.Tests.Threads;
using Platform.Turns;
using Platform.Understanding;

namespace Platform.Tests.Offers;

/// <summary>John Smith's part of the sample shop, and requests about it.</summary>
internal static class GivenShop
{
    public const string John = GivenRequest.Correspondent;

    public static OfferOptions Options { get; } = new();

    public static Product Stand { get; } = Product("EL-1001", "Lumo Wireless Charging Stand", 60, 42, 86, 45, accessories: ["EL-1012", "EL-1013"]);

    public static Product Cable { get; } = Product("EL-1012", "Braided USB-C Cable 2 m", 15, 10.5m, 400, 62);

    public static Product Charger { get; } = Product("EL-1013", "Volt 65 W Travel Charger", 45, 31.5m, 133, 42);

    public static Product Earbuds { get; } = Product("EL-1005", "Pebble Mini Earbuds", 79, 55.5m, 121, 38, accessories: ["EL-1001"]);

    public static Product Clock { get; } = Product("EL-1099", "Slow Clock", 50, 20, 40, 45, slow: true);

    public static ShopCustomer Customer { get; } = new("C1001", "John", "Smith", John, "+1 617-555-0136", Tiers.Gold, "en", "US", "America/New_York", null, 1840);

    public static OfferLookup Lookup { get; } = new(Customer, [Order()], [Stand, Cable, Charger, Earbuds], [], [], null);

    public static Product Product(
        string sku, string name, decimal list, decimal floor, int stock, int margin, string category = "Electronics", bool slow = false, params string[] accessories) =>
        new(sku, name, category, list, floor, stock, margin, $"About the {name}.", [.. accessories], slow);

    public static ShopOrder Order(string status = "Shipped", string number = "12345", params OrderLine[] lines) => new(
        new(number, status, Given.Start.AddDays(-1), null, null, null, null, null), "C1001",
        lines.Length > 0 ? [.. lines] : [new(Earbuds, 1, 79)], "Visa", "4417", "218 Winter Street", 0, 115);

    public static OfferLookup With(this OfferLookup lookup, params Product[] products) => lookup with { Products = products };

    /// <summary>A request of John's, verified for his order.</summary>
    public static AgentRequest Verified(params (string Name, string Value)[] slots) =>
        GivenRequest.Of(IntentNames.UpsellProducts, [(SlotNames.OrderNumber, "12345"), .. slots]).At(2, "12345");

    public static AgentRequest Suggested() => Verified() with { Suggested = true, Text = "" };

    public static AgentRequest WithBudget(string budget = "50") =>
        (Verified((SlotNames.Budget, budget)) with { Given = [SlotNames.Budget], Turn = 5 })
        .Answering(null, SlotNames.Budget, (OfferState.Category, "Electronics"), (OfferState.BudgetAsked, "yes"));

    /// <summary>The next request, as the thread would make it of an answer.</summary>
    public static AgentRequest Then(this AgentRequest request, AgentAnswer answer, string? said, int minutes = 60) => request with
    {
        Turn = request.Turn + 1,
        Frame = answer.Frame,
        Answer = said,
        Given = [],
        Suggested = false,
        Text = "text",
        Now = request.Now.AddMinutes(minutes),
    };

    public static Offer OfferOf(AgentAnswer answer) => OfferState.OfferOf(Verified() with { Frame = answer.Frame })!;

    public static IEnumerable<string> Keys(AgentAnswer answer) => answer.Sayings.Select(saying => saying.Key);

    public static string CustomerId { get; } = CustomerIds.FromAddress(John);

    public static Purchase Purchase(Platform.Workflows.WorkflowStatus status, string? failure = null) => new(
        "t-5", CustomerId, Given.ThreadId, [new("EL-1001", Stand.Name, 60, 48)], 48, "12345", status, failure, false, Given.Start, ImmutableArray<Platform.Workflows.WorkflowEntry>.Empty);

    public static FactValue State(string name, string value) => new(name, value);
}
