using Platform.Agents;
using Platform.Notifications;
using Platform.Orders;
using Platform.Returns;
using Platform.Shop;
using Platform.Tests.Agents;
using Platform.Understanding;

namespace Platform.Tests.Returns;

/// <summary>Ready-made orders and requests for the tests of returns.</summary>
internal static class GivenReturn
{
    public const string Number = "12345";

    public static readonly Product Headphones = Product("EL-1002", "Aurelia 500 Over-Ear Headphones", "Electronics", 249);
    public static readonly Product Case = Product("EL-1004", "Aurelia Hard Travel Case", "Electronics", 35);
    public static readonly Product Speaker = Product("EL-1009", "Marlow Bookshelf Speaker (pair)", "Electronics", 329);
    public static readonly Product Shoes = Product("SP-5001", "Stride Cadence 3 Running Shoes", "Sports", 130);
    public static readonly Product BetterShoes = Product("SP-5002", "Stride Cadence GTS Running Shoes", "Sports", 140);
    public static readonly Product Mat = Product("SP-5005", "Cork Yoga Mat", "Sports", 135);
    public static readonly Product Serum = Product("BT-6004", "Clearwater Niacinamide 10 % Serum", "Beauty", 29);

    /// <summary>A delivery on 1 October 2026, 10:00 in New York, of an order of five days before.</summary>
    public static readonly DateTimeOffset Delivered = new(2026, 10, 1, 14, 0, 0, TimeSpan.Zero);

    public static ReturnOptions Options { get; } = new();

    public static ReturnSituation Order(params Product[] products) => new(
        new(
            new(Number, "Delivered", Delivered.AddDays(-5), "UPS", "1Z999", Delivered.AddDays(-3), null, Delivered),
            "C1001", [.. products.Select(product => new OrderLine(product, 1, product.ListPrice))], "Visa", "4417",
            "218 Winter Street Apt 4B, Boston, MA 02118, US", 0, products.Sum(product => product.ListPrice)),
        Customer(), [Headphones, Case, Speaker, Shoes, BetterShoes, Mat, Serum], new Dictionary<string, ReturnCase>());

    public static ReturnSituation In(this ReturnSituation situation, string country, string zone = "America/New_York") => situation with
    {
        Order = situation.Order with { ShipTo = $"1 High Street, Somewhere, {country}" },
        Customer = Customer(zone: zone),
    };

    public static ReturnSituation With(this ReturnSituation situation, Func<OrderStatus, OrderStatus> change) =>
        situation with { Order = situation.Order with { Status = change(situation.Order.Status) } };

    public static ShopCustomer Customer(string tier = "Bronze", string zone = "America/New_York") => new(
        "C1001", "John", "Smith", GivenRequest.Correspondent, "+1 617-555-0136", tier, "en", "US", zone, null, 0);

    /// <summary>A request at level 3, a week after the delivery.</summary>
    public static AgentRequest Request(string text = "I want to return it", params (string Name, string Value)[] slots) =>
        GivenRequest.Of(IntentNames.ProcessReturn, [(SlotNames.OrderNumber, Number), .. slots]).At(3, Number) with { Text = text, Now = Delivered.AddDays(7) };

    public static AgentRequest Because(string reason, string? wish = null) => wish is null
        ? Request(slots: (SlotNames.ReturnReason, reason))
        : Request(slots: [(SlotNames.ReturnReason, reason), (SlotNames.Resolution, wish)]);

    public static AgentRequest On(this AgentRequest request, DateTimeOffset now) => request with { Now = now };

    public static AgentRequest Answering(this AgentRequest request, AgentAnswer before, string? answer, string text = "text") =>
        request with { Frame = before.Frame, Answer = answer, Text = text, Turn = request.Turn + 1 };

    public static AgentAnswer Serve(this AgentRequest request, ReturnSituation? situation) => ReturnDecider.Serve(request, situation, Options);

    public static ReturnOpening Opening(AgentAnswer answer) => Platform.Jobs.JobData.Read<ReturnOpening>(Assert.Single(answer.Jobs));

    public static ReturnOpening Opening(string rma = "RMA-7F3K2A9B", string email = GivenRequest.Correspondent, bool needsParcel = true, string order = Number) => new(
        rma, order, Headphones.Sku, Headphones.Name, ReturnReasons.Defective, ReturnResolutions.Refund, null, needsParcel, 0,
        new(2026, 10, 29), email, NotificationChannel.Email, "en", "aaaaaaaaaaaaaaaaaaaaaaaa", Delivered.AddDays(7));

    private static Product Product(string sku, string name, string category, decimal price) => new(sku, name, category, price, price / 2, 10, 40, "", [], false);
}
