using System.Net.Http.Json;
using Platform.Purchases;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.EndToEnd;
using Platform.Workflows;

namespace Platform.Tests.Cluster;

/// <summary>An offer that is accepted while one of two silos dies (docs/adr/0032-shop-of-a-cluster.md). Only in the build with the real packages.</summary>
[Collection("processes")]
public sealed class ClusterPurchaseTests
{
    private static readonly string[] Said =
    [
        "Hi, can you tell me where my order is?", "I think the order number was something like 12345", "john@example.com", "Sure, why not", "maybe around fifty dollars",
        "Yes please", "4417",
    ];

    // The writes of a purchase: reserved, charged and heard of, sold, ordered.
    [Theory]
    [OnDynamo("TransactWriteItems", "stock#", 1)]
    [OnDynamo("PutItem", "payment#", 1)]
    [OnDynamo("PutItem", "payment#", 2)]
    [OnDynamo("TransactWriteItems", "stock#", 2)]
    [OnDynamo("TransactWriteItems", "order-addition#", 1)]
    public async Task What_a_killed_silo_had_begun_another_ends_and_charges_once(string store, string operation, string partition, int number)
    {
        Assert.Equal("dynamo", store);
        var servers = await DynamoServers.GetAsync();
        var held = new HeldWrite(operation, partition, number);
        await using var first = await DynamoProxy.StartAsync(servers.Dynamo, 0, held);
        await using var second = await DynamoProxy.StartAsync(servers.Dynamo, 1, held);
        await using var cluster = await ClusterFixture.StartAsync(silo => new Dictionary<string, string> { ["Platform:Dynamo:Service"] = (silo == 0 ? first : second).Url });
        for (var message = 0; message < Said.Length; message++)
        {
            await cluster.ChatAsync("shopping", $"{message}", Said[message], "john@example.com");
            if (message < Said.Length - 1)
            {
                await cluster.SettleAsync();
            }
        }

        await cluster.Silos[await held.Reached.WaitAsync(TimeSpan.FromMinutes(1))].KillAsync();
        Purchase? purchase = null;
        await Wait.UntilAsync("the purchase", async () => (purchase = await FindAsync(cluster)) is { Status: WorkflowStatus.Done or WorkflowStatus.Undone });
        await cluster.SettleAsync();

        Assert.Equal((WorkflowStatus.Done, 48m, "12345"), (purchase!.Status, purchase.Total, purchase.OrderNumber));
        Assert.Equal(PurchaseStepNames.All, purchase.History.Where(entry => entry.Outcome == WorkflowOutcome.Done).Select(entry => entry.Step));
        Assert.Equal(1, await cluster.CountedAsync("stock-taken", "EL-1001"));
        Assert.Contains("\"charged\":1", await cluster.RowAsync($"payment#{purchase.Id}/{PurchaseStepNames.Pay}"), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(cluster.OutboxNew), file => File.ReadAllText(file).Contains("Your purchase: Lumo Wireless Charging Stand", StringComparison.Ordinal));
    }

    /// <summary>The purchase; null also while the gateway still asks the dead silo.</summary>
    private static async Task<Purchase?> FindAsync(ClusterFixture cluster)
    {
        using var answer = await cluster.Http.GetAsync("/v1/purchases");
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<List<Purchase>>(PlatformJson.Options))!.SingleOrDefault() : null;
    }
}
