using Platform.Gateway.Commands;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Ses;

/// <summary>A bad setting never boots, and its message names the key.</summary>
[Collection("processes")]
public sealed class SesOptionsTests
{
    [Theory]
    [InlineData("Send", "true", "Platform:Ses:Region")]
    [InlineData("InboundQueue", "mail", "Platform:Ses:InboundQueue")]
    [InlineData("InboundQueue", "https://sqs.eu-central-1.amazonaws.com/1/mail", "Platform:Ses:Bucket")]
    [InlineData("Topics:0", "feedback", "Platform:Ses:Topics")]
    [InlineData("OnSpam", "delete", "Platform:Ses:OnSpam")]
    [InlineData("AtOnce", "11", "Platform:Ses:AtOnce")]
    public async Task A_bad_setting_is_named(string key, string value, string named)
    {
        var failure = await Assert.ThrowsAsync<CommandException>(() => PlatformFixture.StartAsync(settings: new() { [$"Platform:Ses:{key}"] = value }));

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SES_and_a_relay_are_one_too_many()
    {
        var failure = await Assert.ThrowsAsync<CommandException>(() => PlatformFixture.StartAsync(settings: new()
        {
            ["Platform:Ses:Region"] = "eu-central-1", ["Platform:Ses:Send"] = "true", ["Platform:Smtp:Host"] = "relay.example",
        }));

        Assert.Contains("Platform:Smtp:Host", failure.Message, StringComparison.Ordinal);
    }
}
