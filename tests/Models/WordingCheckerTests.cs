using System.Collections.Immutable;
using Platform.Models.Wording;
using Platform.Turns;

namespace Platform.Tests.Models;

public sealed class WordingCheckerTests
{
    private const string Planned = "Order 12345 has been shipped with UPS. It is expected on Friday, 27 November 2026.";

    private static readonly Fact Order = new(
        "f1", "orders/12345", "order 12345; status Shipped; carrier UPS; estimatedDelivery 2026-11-27",
        [new("order", "12345"), new(FactNames.Reached, "Shipped"), new("carrier", "UPS"), new("estimatedDelivery", "2026-11-27")]);

    public static TheoryData<string, string> Templates()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in ReplyTemplates.SpokenLanguages)
        {
            foreach (var key in (string[])["sorry", "greet", "acknowledge", "clarify", "feedback", "cancelled"])
            {
                data.Add(language, key);
            }
        }

        return data;
    }

    [Theory]
    [InlineData("Order 12345 has been shipped with UPS. It is expected on Friday, 27 November 2026.")]
    [InlineData("Thank you for writing to us. Your order 12345 has been shipped with UPS, and it's expected on Friday, 27 November 2026.")]
    [InlineData("UPS has your order 12345, which has been shipped; it is expected on Friday, 27 November 2026.")]
    public void The_same_in_other_words_may_leave(string worded) => Assert.Null(Refute(worded));

    [Theory]
    [InlineData("Order 12345 has been shipped with UPS. It is expected on Saturday, 28 November 2026.")]
    [InlineData("Order 12345 has been shipped with UPS.")]
    [InlineData("Order 12346 has been shipped with UPS. It is expected on Friday, 27 November 2026.")]
    [InlineData("On Friday, 27 November 2026 order 12345 is expected; it has been shipped with UPS.")]
    [InlineData("Order 12345 has been shipped with UPS. It is on Friday, 27 November 2026 with you.")]
    [InlineData("Order 12345 has not been shipped with UPS. It is expected on Friday, 27 November 2026.")]
    [InlineData("Order 12345 has been shipped with UPS, if you like. It is expected on Friday, 27 November 2026.")]
    [InlineData("Order 12345 has been shipped with UPS. Is it expected on Friday, 27 November 2026?")]
    [InlineData("Order 12345 has been shipped with UPS. It is expected on Friday, 27 November 2026. I'll notify you.")]
    [InlineData("Order 12345 has been shipped with UPS by Bob. It is expected on Friday, 27 November 2026.")]
    [InlineData("Order 12345 has been delivered with UPS. It is expected on Friday, 27 November 2026.")]
    [InlineData("Order 12345 has been shipped with UPS. It is expected on Friday, 27 November 2026, free of charge.")]
    [InlineData("Order 12345 has been shipped with UPS. It is expected on Friday, 27 November 2026 (evil.example).")]
    [InlineData("**Order 12345** has been shipped with UPS. It is expected on Friday, 27 November 2026.")]
    [InlineData("Bestellung 12345 ist mit UPS unterwegs. It is expected on Friday, 27 November 2026.")]
    public void More_less_or_other_than_planned_may_not(string worded) => Assert.NotNull(Refute(worded));

    [Theory]
    [MemberData(nameof(Templates))]
    public void What_was_planned_may_leave_as_it_is_in_every_language(string language, string key)
    {
        var text = ReplyTemplates.Template(language, key);

        Assert.Null(WordingChecker.Refute(text, text, [], ImmutableArray<Fact>.Empty, language));
    }

    [Fact]
    public void Words_without_a_list_for_their_language_may_not_leave() =>
        Assert.NotNull(WordingChecker.Refute("Guten Tag", "Guten Tag", [], [], "de"));

    private static string? Refute(string worded) => WordingChecker.Refute(Planned, worded, ["f1"], [Order], "en");
}
