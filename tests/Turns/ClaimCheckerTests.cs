using Platform.Turns;
using Platform.Turns.Claims;

namespace Platform.Tests.Turns;

public sealed class ClaimCheckerTests
{
    private static readonly Fact Order = new(
        "f1", "orders/12345", "order 12345; status Shipped; carrier UPS; trackingNumber 1Z999AA10123456784; estimatedDelivery 2026-11-27",
        [new("order", "12345"), new("status", "Shipped"), new(FactNames.Reached, "Shipped"), new("carrier", "UPS"), new("trackingNumber", "1Z999AA10123456784"), new("estimatedDelivery", "2026-11-27")]);

    private static readonly Fact Passage = new("f2", "knowledge/returns.md", "You can return items within 30 days for a full refund of $9.90 or 15 %.", []);

    [Theory]
    [InlineData("Order 12345 has been shipped with UPS.", "f1")]
    [InlineData("It is expected on Friday, 27 November 2026.", "f1")]
    [InlineData("The tracking number is 1Z999AA10123456784.", "f1")]
    [InlineData("You may return it within 30 days for a refund.", "f2")]
    [InlineData("That is $9.90 or 15%.", "f2")]
    [InlineData("Thank you for writing.", null)]
    [InlineData("You may write to me at any time.", null)]
    public void Supported_sentences_leave(string text, string? fact) =>
        Assert.Null(ClaimChecker.Refute(new(text, fact is null ? [] : [fact]), [Order, Passage], "en"));

    [Theory]
    [InlineData("Order 12346 has been shipped.", "f1")]
    [InlineData("It arrives on Saturday, 28 November 2026.", "f1")]
    [InlineData("It arrives on Thursday.", "f1")]
    [InlineData("It arrives on 27 December 2026.", "f1")]
    [InlineData("Your order was delivered.", "f1")]
    [InlineData("Your order has been shipped.", null)]
    [InlineData("We will refund you.", "f1")]
    [InlineData("Here is a voucher.", "f2")]
    [InlineData("You can return it within 60 days.", "f2")]
    [InlineData("That costs €9.90.", "f2")]
    [InlineData("Use coupon SAVE20.", "f2")]
    [InlineData("Anything.", "f9")]
    public void Unsupported_sentences_are_withheld(string text, string? fact) =>
        Assert.NotNull(ClaimChecker.Refute(new(text, fact is null ? [] : [fact]), [Order, Passage], "en"));
}
