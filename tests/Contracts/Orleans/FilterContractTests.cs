using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Platform.Tests.Contracts.Orleans;

public sealed class FilterContractTests : IAsyncLifetime
{
    private readonly string _key = ContractCluster.Key();
    private readonly InProcessTestCluster _cluster;

    public FilterContractTests()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => silo
            .AddIncomingGrainCallFilter(async context =>
            {
                RequestContext.Set("trace", (RequestContext.Get("trace") as string) + "f");
                await context.Invoke();
            })
            .AddIncomingGrainCallFilter<NotingFilter>()
            .AddOutgoingGrainCallFilter(new OutgoingFilter("silo")));
        builder.ConfigureClient(client => client.AddOutgoingGrainCallFilter(new OutgoingFilter("client")));
        _cluster = builder.Build();
    }

    private IFilteredGrain Grain => _cluster.Client.GetGrain<IFilteredGrain>(_key);

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Filters_see_and_change_arguments_and_results()
    {
        Assert.Equal("[ho][ho] (grain)", await Grain.Say("ho", 2));
        Assert.Equal(
            ["client sends Say", "seen Say", "FilteredGrain 2 ho", "result [ho][ho] (grain)"],
            Signals.Notes(_key));
    }

    [Fact]
    public async Task Filters_see_and_replace_exceptions()
    {
        var failure = await Assert.ThrowsAsync<NotSupportedException>(() => Grain.Fail());
        Assert.Equal("replaced", failure.Message);
        Assert.Contains("failure failed", Signals.Notes(_key));
    }

    [Fact]
    public async Task Calls_between_grains_pass_the_silos_outgoing_filters()
    {
        var other = ContractCluster.Key();
        Assert.Equal("[ha][ha] (grain)", await Grain.Ask(other));
        Assert.Equal("silo sends Say", Signals.Notes(other)[0]);
    }

    [Fact]
    public async Task Filters_see_timer_ticks_too()
    {
        await Grain.StartTimer();
        await Signals.Until(() => Signals.Notes(_key).Contains("seen InvokeCallbackAsync", StringComparer.Ordinal), "the tick");
    }
}
