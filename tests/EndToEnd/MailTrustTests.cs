using System.Text;

namespace Platform.Tests.EndToEnd;

/// <summary>What the platform makes of what is said about a mail: who vouches for it, and how old it is.</summary>
[Collection("processes")]
public sealed class MailTrustTests
{
    private const string Passed = "Authentication-Results: mx.shop.example; dmarc=pass header.from=example.com\r\n";
    private static readonly Dictionary<string, string?> OwnServer = new() { ["Platform:MailIntake:AuthservIds:0"] = "mx.shop.example" };

    [Fact]
    public async Task A_sender_whom_our_own_server_vouches_for_need_not_say_the_address()
    {
        await using var platform = await PlatformFixture.StartAsync(settings: OwnServer);

        var receipt = await platform.PostAsync([.. Encoding.ASCII.GetBytes(Passed), .. TestMail.Create("m1", "Where is my order 12345?", "john@example.com")]);
        var thread = await platform.SettledAsync(receipt.Thread!);

        Assert.Contains("1Z999AA10123456784", thread.Deliveries[0].Text, StringComparison.Ordinal);
        Assert.Equal("john@example.com", thread.Conversation.CustomerEmail);
        Assert.Equal(2, thread.Conversation.LevelFor("john@example.com", "12345"));
    }

    [Fact]
    public async Task The_same_header_says_nothing_where_no_server_was_named()
    {
        await using var platform = await PlatformFixture.StartAsync();

        var receipt = await platform.PostAsync([.. Encoding.ASCII.GetBytes(Passed), .. TestMail.Create("m1", "Where is my order 12345?", "john@example.com")]);
        var thread = await platform.SettledAsync(receipt.Thread!);

        Assert.DoesNotContain("UPS", thread.Deliveries[0].Text, StringComparison.Ordinal);
        Assert.Null(thread.Conversation.CustomerEmail);
    }

    [Fact]
    public async Task Mail_from_before_the_mailboxs_start_is_kept_and_never_answered()
    {
        await using var platform = await PlatformFixture.StartAsync(settings: new() { ["Platform:MailIntake:AnswerFrom"] = "2026-11-21T00:00:00Z" });

        var receipt = await platform.PostAsync(TestMail.Create("old", "Where is my order?"));
        var thread = await platform.SettledAsync(receipt.Thread!);

        Assert.Equal(0, receipt.Turn);
        Assert.Single(thread.Turns);
        Assert.Empty(thread.Deliveries);
    }
}
