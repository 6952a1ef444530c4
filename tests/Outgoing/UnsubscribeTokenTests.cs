using System.ComponentModel.DataAnnotations;
using FsCheck;
using FsCheck.Fluent;
using Platform.Customers;
using Platform.Outgoing;

namespace Platform.Tests.Outgoing;

public sealed class UnsubscribeTokenTests
{
    private static readonly UnsubscribeTokens Tokens = new(Samples.Tokens);

    [Fact]
    public void Every_customer_is_read_back_from_the_token_in_either_case() =>
        Prop.ForAll<string>(text =>
        {
            var id = CustomerIds.FromAddress(text ?? "");
            var token = Tokens.Create(id);
            return token.Length == UnsubscribeTokens.Length && Tokens.TryRead(token, out var read) && read == id
                && Tokens.TryRead(token.ToUpperInvariant(), out read) && read == id;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_token_with_any_character_changed_is_refused()
    {
        var token = Tokens.Create(CustomerIds.FromAddress("ann@example.org"));
        for (var at = 0; at < token.Length; at++)
        {
            foreach (var other in "abcdefghijklmnopqrstuvwxyz234567".Where(c => c != token[at]))
            {
                Assert.False(Tokens.TryRead(string.Concat(token.AsSpan(0, at), [other], token.AsSpan(at + 1)), out _));
            }
        }
    }

    [Fact]
    public void A_token_of_another_key_ring_or_kind_is_refused()
    {
        var id = CustomerIds.FromAddress("ann@example.org");

        Assert.False(new UnsubscribeTokens(new([Samples.OldKey])).TryRead(Tokens.Create(id), out _));
        Assert.False(Tokens.TryRead(Samples.Tokens.Create(Samples.Thread), out _));
    }

    [Fact]
    public void A_rotated_key_still_reads_its_links()
    {
        var id = CustomerIds.FromAddress("ann@example.org");

        Assert.True(Tokens.TryRead(new UnsubscribeTokens(new([Samples.OldKey])).Create(id), out var read));
        Assert.Equal(id, read);
    }

    [Fact]
    public void The_address_does_not_stand_in_the_link()
    {
        var link = new UnsubscribeLinks(Tokens, new() { PublicUrl = "https://shop.example/mail/" }).Page(CustomerIds.FromAddress("ann@example.org"));

        Assert.StartsWith("https://shop.example/mail/v1/unsubscribe/", link, StringComparison.Ordinal);
        Assert.DoesNotContain("ann", link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("zz000000000000000000000000000000")]
    public void What_is_no_customer_gets_no_token(string id) => Assert.Throws<ArgumentException>(() => Tokens.Create(id));

    [Theory]
    [InlineData("https://shop.example", true)]
    [InlineData("https://shop.example/platform", true)]
    [InlineData("http://127.0.0.1:5280", true)]
    [InlineData("http://shop.example", false)]
    [InlineData("shop.example", false)]
    [InlineData("https://shop.example?x=1", false)]
    [InlineData("https://user@shop.example", false)]
    [InlineData("https://shop.example/<x>", false)]
    [InlineData("", false)]
    public void A_public_address_has_to_be_https(string url, bool valid)
    {
        var options = new MailOptions { PublicUrl = url };
        var problems = options.Validate(new ValidationContext(options)).ToList();

        Assert.Equal(valid, problems.Count == 0);
        Assert.All(problems, problem => Assert.Contains("Platform:Mail:PublicUrl", problem.ErrorMessage, StringComparison.Ordinal));
    }

    [Fact]
    public void A_postal_address_is_needed() =>
        Assert.Contains("Platform:Mail:PostalAddress", Assert.Single(new MailOptions { PostalAddress = " " }.Validate(new(new object()))).ErrorMessage, StringComparison.Ordinal);

    [Fact]
    public void A_notification_of_a_thread_names_the_thread_and_no_turn()
    {
        var id = Samples.Addresses.NotificationMessageId(Samples.Thread, "thread/3/notify-return");

        Assert.True(Samples.Addresses.TryReadMessageId($"<{id}>", out var thread, out var turn));
        Assert.Equal((Samples.Thread, 0), (thread, turn));
        Assert.Equal(id, Samples.Addresses.NotificationMessageId(Samples.Thread, "thread/3/notify-return"));
        Assert.NotEqual(id, Samples.Addresses.NotificationMessageId(Samples.Thread, "thread/4/notify-return"));
        Assert.False(Samples.Addresses.TryReadMessageId(Samples.Addresses.NotificationMessageId(null, "marketing/1"), out _, out _));
        Assert.False(Samples.Addresses.TryReadMessageId(id.Replace(".n", ".m", StringComparison.Ordinal), out _, out _));
    }
}
