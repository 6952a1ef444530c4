using System.ComponentModel.DataAnnotations;
using Platform.Outgoing;

namespace Platform.Tests.Outgoing;

public sealed class OutgoingAddressTests
{
    private static readonly string Token = Samples.Tokens.Create(Samples.Thread);

    [Fact]
    public void The_answers_to_a_thread_go_to_its_signed_address()
    {
        var address = Samples.Addresses.ReplyTo(Samples.Thread);
        Assert.Equal($"support+{Token}@shop.example", address.Email);
        Assert.Equal("Northwind Lane", address.Name);
        Assert.True(address.Email.IndexOf('@', StringComparison.Ordinal) <= 64);
    }

    [Fact]
    public void A_turn_has_one_message_id()
    {
        Assert.Equal($"{Token}.7@shop.example", Samples.Addresses.MessageId(Samples.Thread, 7));
        Assert.Equal($"{Token}.7@ids.example", new OutgoingAddresses(new() { MessageIdDomain = "ids.example" }, Samples.Tokens).MessageId(Samples.Thread, 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => Samples.Addresses.MessageId(Samples.Thread, 0));
    }

    [Theory]
    [InlineData("support+{0}@shop.example")]
    [InlineData("SUPPORT+{0}@SHOP.EXAMPLE")]
    [InlineData("\"support+{0}\"@shop.example")]
    [InlineData("old-name+{0}@old-domain.example")]
    [InlineData("support+extra+{0}@shop.example")]
    [InlineData("{0}")]
    public void A_signed_address_names_its_thread(string form)
    {
        foreach (var token in new[] { Token, Token.ToUpperInvariant() })
        {
            Assert.True(Samples.Addresses.TryReadAddress(form.Replace("{0}", token, StringComparison.Ordinal), out var thread));
            Assert.Equal(Samples.Thread, thread);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("+@")]
    [InlineData("support@shop.example")]
    [InlineData("support+@shop.example")]
    [InlineData("support+orders@shop.example")]
    [InlineData("support+{0}x@shop.example")]
    [InlineData("support+{0}.1@shop.example")]
    [InlineData("support+{0}+x@shop.example")]
    public void Another_address_names_none(string form) =>
        Assert.False(Samples.Addresses.TryReadAddress(form.Replace("{0}", Token, StringComparison.Ordinal), out _));

    [Theory]
    [InlineData("{0}.3@shop.example", 3)]
    [InlineData("<{0}.3@shop.example>", 3)]
    [InlineData(" <{0}.12@elsewhere.example> ", 12)]
    [InlineData("{0}.2147483647@x", int.MaxValue)]
    public void An_id_of_ours_names_thread_and_turn(string form, int expected)
    {
        Assert.True(Samples.Addresses.TryReadMessageId(form.Replace("{0}", Token, StringComparison.Ordinal), out var thread, out var turn));
        Assert.Equal((Samples.Thread, expected), (thread, turn));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<>")]
    [InlineData("{0}")]
    [InlineData("{0}.@shop.example")]
    [InlineData("{0}.0@shop.example")]
    [InlineData("{0}.01@shop.example")]
    [InlineData("{0}.-1@shop.example")]
    [InlineData("{0}. 1@shop.example")]
    [InlineData("{0}.1")]
    [InlineData("{0}-1@shop.example")]
    [InlineData("{0}.2147483648@shop.example")]
    [InlineData("x{0}.1@shop.example")]
    [InlineData("abc@example.org")]
    public void Another_id_names_none(string form)
    {
        Assert.False(Samples.Addresses.TryReadMessageId(form.Replace("{0}", Token, StringComparison.Ordinal), out var thread, out var turn));
        Assert.Equal(("", 0), (thread, turn));
    }

    [Theory]
    [InlineData("support@shop.example", true)]
    [InlineData("Support+anything@SHOP.example", true)]
    [InlineData("\"support+x\"@shop.example", true)]
    [InlineData("supporter@shop.example", false)]
    [InlineData("support@other.example", false)]
    [InlineData("support", false)]
    [InlineData("", false)]
    public void The_shop_knows_its_own_address(string email, bool isOwn) => Assert.Equal(isOwn, Samples.Addresses.IsOwn(email));

    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Errors(new()));

    [Theory]
    [InlineData("")]
    [InlineData("support")]
    [InlineData("@shop.example")]
    [InlineData("support@")]
    [InlineData("sup port@shop.example")]
    [InlineData("support+x@shop.example")]
    [InlineData("süpport@shop.example")]
    [InlineData("support@[127.0.0.1]")]
    [InlineData("support@-shop.example")]
    [InlineData("support@shop..example")]
    [InlineData("a-local-part-too-long1@shop.example")]
    [InlineData("support@shop.example\r\nBcc: a@b.example")]
    public void A_bad_support_address_names_its_key(string address) =>
        Assert.Contains("Platform:Mail:SupportAddress", Assert.Single(Errors(new() { SupportAddress = address })), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Shop\r\nBcc: a@b.example")]
    public void A_bad_name_names_its_key(string name) =>
        Assert.Contains("Platform:Mail:DisplayName", Assert.Single(Errors(new() { DisplayName = name })), StringComparison.Ordinal);

    [Theory]
    [InlineData("a b")]
    [InlineData("a@b")]
    [InlineData("[127.0.0.1]")]
    [InlineData("bücher.example")]
    [InlineData("a.example>\r\n")]
    public void A_bad_id_domain_names_its_key(string domain) =>
        Assert.Contains("Platform:Mail:MessageIdDomain", Assert.Single(Errors(new() { MessageIdDomain = domain })), StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_bad_quote_limit_names_its_key(int bytes) =>
        Assert.Contains("Platform:Mail:QuotedBytes", Assert.Single(Errors(new() { QuotedBytes = bytes })), StringComparison.Ordinal);

    [Fact]
    public void Bad_options_never_boot() =>
        Assert.Throws<ValidationException>(() => new OutgoingAddresses(new() { SupportAddress = "nobody" }, Samples.Tokens));

    private static List<string> Errors(MailOptions options)
    {
        var errors = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), errors, validateAllProperties: true);
        return [.. errors.Select(error => error.ErrorMessage!)];
    }
}
