using System.Text;
using Platform.Silo.Adapters.Privacy;

namespace Platform.Tests.Privacy;

public sealed class AddressMatcherTests
{
    [Theory]
    [InlineData("From: Ann.Other@EXAMPLE.com", true)]
    [InlineData("ann.other@example.com", true)]
    [InlineData("@@ann.other@example.com@", true)]
    [InlineData("an.other@example.com", false)]
    [InlineData("ann.other@example.co", false)]
    [InlineData("", false)]
    public void An_address_is_found_in_bytes_whatever_its_case(string text, bool found) =>
        Assert.Equal(found, new AddressMatcher("ann.other@example.com").IsIn(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("(comment) ann.other @example.com", true)]
    [InlineData("\"bob\"@example.com", false)]
    public void A_sender_in_another_spelling_is_found_by_the_parser(string from, bool found) =>
        Assert.Equal(found, new AddressMatcher("ann.other@example.com").IsInMail(Encoding.UTF8.GetBytes($"From: {from}\r\nTo: support@shop.example\r\nSubject: x\r\n\r\nwords\r\n")));
}
