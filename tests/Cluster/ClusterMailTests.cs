using System.Net.Http.Json;
using Platform.Deliveries;
using Platform.Gateway.Api;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.EndToEnd;
using Platform.Tests.Ses;
using Platform.Tests.Support;
using Xunit.Abstractions;

namespace Platform.Tests.Cluster;

/// <summary>Mail out of a cluster: what was staged by one silo another brings out (docs/adr/0027-spool-of-a-cluster.md). Only in the build with the real packages.</summary>
[Collection("processes")]
public sealed class ClusterMailTests(ITestOutputHelper output)
{
    private const int Mails = 20;

    // The writes of a delivery to the spool: staged, about to be sent, answered; and at last its removal.
    [Theory]
    [OnDynamo("PutItem", 1, 1, 0)]
    [OnDynamo("PutItem", 2, 1, 0)]
    [OnDynamo("PutItem", 3, 2, 1)]
    [OnDynamo("DeleteItem", 1, 1, 0)]
    public async Task What_a_killed_silo_had_staged_another_sends_and_only_an_answer_that_was_lost_makes_two(string store, string operation, int number, int mails, int ambiguous)
    {
        Assert.Equal("dynamo", store);
        var ses = await AwsMailServers.GetAsync();
        var servers = await DynamoServers.GetAsync();
        var held = new HeldWrite(operation, "spool#", number);
        await using var first = await DynamoProxy.StartAsync(servers.Dynamo, 0, held);
        await using var second = await DynamoProxy.StartAsync(servers.Dynamo, 1, held);
        await using var cluster = await ClusterFixture.StartAsync(silo => Sending(ses, ("Platform:Dynamo:Service", (silo == 0 ? first : second).Url)));
        var customer = $"{AwsMailServers.NextName()}@example.com";

        var thread = (await cluster.PostMailAsync(TestMail.Create(customer, "Where is my order?", customer))).Thread!;
        await cluster.Silos[await held.Reached.WaitAsync(TimeSpan.FromMinutes(1))].KillAsync();
        await cluster.SettleAsync();

        var delivery = Assert.Single((await cluster.Http.GetFromJsonAsync<ThreadView>($"/v1/threads/{thread}", PlatformJson.Options))!.Deliveries);
        Assert.Equal((DeliveryStatus.Sent, ambiguous), (delivery.Status, delivery.Ambiguous));
        Assert.Equal(mails, (await ses.SentToAsync(customer)).Count);
    }

    [Theory]
    [OnDynamo]
    public async Task Every_mail_is_answered_once_through_SES(string store)
    {
        Assert.Equal("dynamo", store);
        var ses = await AwsMailServers.GetAsync();
        await using var cluster = await ClusterFixture.StartAsync(_ => Sending(ses));
        var domain = $"{AwsMailServers.NextName()}.example.com";

        await Parallel.ForAsync(0, Mails, async (number, _) => await cluster.PostMailAsync(TestMail.Create($"{number}@{domain}", "Where is my order?", $"c{number}@{domain}")));
        await cluster.SettleAsync();

        var sent = (await ses.SentToAsync(domain)).Select(mail => mail.GetProperty("destination").GetProperty("to")[0].GetString()!);
        Assert.Equal(
            Enumerable.Range(0, Mails).Select(number => $"\"Ann Other\" <c{number}@{domain}>").Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(cluster.OutboxNew) && Directory.EnumerateFiles(cluster.OutboxNew).Any());
    }

    [Theory]
    [OnDynamo]
    public async Task A_relay_gets_every_mail_once(string store)
    {
        Assert.Equal("dynamo", store);
        await using var relay = TestSmtpServer.Start();
        await using var cluster = await ClusterFixture.StartAsync(_ => new Dictionary<string, string>
        {
            ["Platform:Cluster:Outbox"] = "", ["Platform:Smtp:Host"] = "127.0.0.1", ["Platform:Smtp:Port"] = $"{relay.Port}", ["Platform:Smtp:Security"] = "none",
        });

        await Parallel.ForAsync(0, Mails, async (number, _) => await cluster.PostMailAsync(TestMail.Create($"{number}@r.example.com", "Where is my order?", $"c{number}@example.com")));
        await cluster.SettleAsync();

        Assert.Equal(
            Enumerable.Range(0, Mails).Select(number => $"<c{number}@example.com>").Order(StringComparer.Ordinal),
            relay.Mails.SelectMany(mail => mail.To).Order(StringComparer.Ordinal));
        output.WriteLine($"{relay.Mails.Count} mails over {relay.Mails.Select(mail => mail.Connection).Distinct().Count()} connections of two silos");
    }

    private static Dictionary<string, string> Sending(AwsMailServers ses, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["Platform:Cluster:Outbox"] = "",
            ["Platform:Ses:Region"] = AwsMailServers.Region,
            ["Platform:Ses:Send"] = "true",
            ["Platform:Ses:SesUrl"] = ses.Ses,

            // Who asked the dead silo asks again behind it.
            ["Platform:Threads:EffectTimeout"] = "00:00:03",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }
}
