using System.Net;
using System.Text.Json;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Cluster;

/// <summary>The package's own dashboard (docs/adr/0029-dashboard-and-audit.md). Only in the build with the real packages.</summary>
[Collection("processes")]
public sealed class RealDashboardTests
{
    [Fact]
    public async Task One_process_shows_itself_and_neither_logs_nor_what_grains_know()
    {
        await using var platform = await PlatformFixture.StartAsync();

        Assert.Contains("index.min.js", await platform.Http.GetStringAsync("/dashboard"), StringComparison.Ordinal);
        await Wait.UntilAsync("the silo on the dashboard", async () => await CountSilosAsync(platform.Http) == 1);
        foreach (var hidden in new[] { "/dashboard/Trace", "/dashboard/GrainState?grainId=x&grainType=Platform.Customers.CustomerGrain", "/dashboard/grainstate/" })
        {
            using var refused = await platform.Http.GetAsync(hidden);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }

    [Theory]
    [OnDynamo]
    public async Task A_gateway_shows_the_silos_of_its_cluster(string store)
    {
        Assert.Equal("dynamo", store);
        await using var cluster = await ClusterFixture.StartAsync();

        await Wait.UntilAsync("both silos on the dashboard", async () => await CountSilosAsync(cluster.Http) == 2);
    }

    private static async Task<int> CountSilosAsync(HttpClient http)
    {
        using var counters = JsonDocument.Parse(await http.GetStringAsync("/dashboard/DashboardCounters"));
        return counters.RootElement.GetProperty("hosts").EnumerateArray().Count(host => host.GetProperty("status").GetString() == "Active");
    }
}
