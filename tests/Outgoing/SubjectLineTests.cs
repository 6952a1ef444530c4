using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Platform.Outgoing;

namespace Platform.Tests.Outgoing;

public sealed class SubjectLineTests
{
    [Theory]
    [InlineData("Order 12345", "Order 12345")]
    [InlineData("Re: Order 12345", "Order 12345")]
    [InlineData("RE: re: Re : Order", "Order")]
    [InlineData("RE:Order", "Order")]
    [InlineData("Re[2]: Order", "Order")]
    [InlineData("Re (3): Order", "Order")]
    [InlineData("Re^2: Order", "Order")]
    [InlineData("Re3: Order", "Order")]
    [InlineData("AW: WG: Bestellung", "Bestellung")]
    [InlineData("Antw: Bestelling", "Bestelling")]
    [InlineData("Antw.: Bestelling", "Bestelling")]
    [InlineData("Sv: Ordre", "Ordre")]
    [InlineData("Rép : Commande", "Commande")]
    [InlineData("Re\u0301p\u00a0: Commande", "Commande")]
    [InlineData("TR : Commande", "Commande")]
    [InlineData("RV: Pedido", "Pedido")]
    [InlineData("RES: ENC: Pedido", "Pedido")]
    [InlineData("回复：订单", "订单")]
    [InlineData("答复: 回复: 订单", "订单")]
    [InlineData("转发：订单", "订单")]
    [InlineData("Trả lời: Đơn hàng", "Đơn hàng")]
    [InlineData("Fwd: Re: Order (fwd)", "Order")]
    [InlineData("[shop] Re: Order", "[shop] Order")]
    [InlineData("Re: [shop] AW: [shop] Order", "[shop] Order")]
    [InlineData("[a] [b] Re: Order", "[a] [b] Order")]
    [InlineData("[a]", "[a]")]
    [InlineData("Re: [a]", "[a]")]
    [InlineData("Regarding: Order", "Regarding: Order")]
    [InlineData("Order: re: delay", "Order: re: delay")]
    [InlineData("Vs 2024: results", "Vs 2024: results")]
    [InlineData("RE", "RE")]
    [InlineData("Re:", "")]
    [InlineData("  Re:   ", "")]
    [InlineData("", "")]
    [InlineData(": Order", ": Order")]
    [InlineData("Re: a\r\n b\tc", "a b c")]
    public void The_base_is_what_the_customer_wrote(string subject, string expected) => Assert.Equal(expected, SubjectLine.Base(subject));

    [Theory]
    [InlineData("Order", "Re: Order")]
    [InlineData("Re: AW: Order", "Re: Order")]
    [InlineData("", "Re: your message")]
    [InlineData("Re: ", "Re: your message")]
    [InlineData("Order\r\nBcc: evil@example.org", "Re: Order Bcc: evil@example.org")]
    [InlineData("a\u202Eb\u0000c\u2028d", "Re: ab c d")]
    public void A_reply_has_one_prefix(string subject, string expected) => Assert.Equal(expected, SubjectLine.Reply(subject, "your message"));

    [Fact]
    public void A_long_subject_is_cut_between_characters()
    {
        var subject = SubjectLine.Reply(string.Concat(Enumerable.Repeat("👩‍👩‍👧", 200)), "x");
        Assert.True(subject.Length <= SubjectLine.MaxLength);
        Assert.EndsWith("👩‍👩‍👧…", subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reply_has_one_prefix_one_line_and_is_a_fixed_point() =>
        Prop.ForAll<string[]>(parts =>
        {
            var subject = string.Concat((parts ?? []).Select((part, at) => part + new[] { "Re: ", "\r\n", "[x] ", "AW:", "回复：", "\0", "\ud800" }[at % 7]));
            var reply = SubjectLine.Reply(subject, "your message");
            return reply.StartsWith("Re: ", StringComparison.Ordinal)
                && reply.Length <= SubjectLine.MaxLength
                && !reply.Any(char.IsControl)
                && !SubjectLine.Base(reply).StartsWith("Re:", true, CultureInfo.InvariantCulture)
                && SubjectLine.Reply(reply, "your message") == reply;
        }).QuickCheckThrowOnFailure();
}
