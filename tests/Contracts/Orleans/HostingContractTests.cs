using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Platform.Tests.Contracts.Orleans;

public sealed class HostingContractTests
{
    [Fact]
    public async Task Startup_tasks_and_lifecycle_stages_run_in_order_and_stop_in_reverse()
    {
        await using (var cluster = await ContractCluster.DeployAsync(silo =>
        {
            silo.AddStartupTask<StartupNote>();
            silo.AddStartupTask(async (services, _) =>
            {
                await services.GetRequiredService<IGrainFactory>().GetGrain<ICallGrain>("started").Nothing();
                Signals.Note(StartupNote.Key, "called a grain");
            });
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, LifecycleNote>();
        }))
        {
            Assert.Equal(["called a grain", "startup task"], Signals.Notes(StartupNote.Key).Order(StringComparer.Ordinal));
            Assert.Equal(["start initialize", "start services", "start active"], Signals.Notes("lifecycle"));
            await cluster.StopAllSilosAsync();
        }

        Assert.Equal(["stop active", "stop services", "stop initialize"], Signals.Notes("lifecycle")[3..]);
    }

    [Fact]
    public async Task Wrong_settings_do_not_start()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => ContractCluster.DeployAsync(silo =>
            silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromSeconds(1))));
        Assert.Contains("CollectionAge", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grain_timers_run_on_the_clock_of_grains()
    {
        await using var cluster = await ContractCluster.DeployAsync(silo =>
            silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, new NotingTime("grains")));
        var grain = cluster.Client.GetGrain<ITimerGrain>(ContractCluster.Key());
        await grain.Start("tick", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        Assert.Contains("grains", Signals.Notes("time"));
    }

    [Fact]
    public async Task Services_of_the_silo_can_call_grains()
    {
        await using var cluster = await ContractCluster.DeployAsync(_ => { });
        var services = cluster.GetSiloServiceProvider();
        Assert.Equal(3, await services.GetRequiredService<IGrainFactory>().GetGrain<ICallGrain>("k").Add(1, 2));
        Assert.Equal(3, await services.GetRequiredService<IClusterClient>().GetGrain<ICallGrain>("k").Add(1, 2));
        Assert.Equal(3, await cluster.Client.ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<ICallGrain>("k").Add(1, 2));
        Assert.Same(services, cluster.Silos[0].ServiceProvider);
    }

    [Fact]
    public async Task A_client_keeps_its_references_over_a_restart_of_the_silo()
    {
        await using var cluster = await ContractCluster.DeployAsync(_ => { });
        var grain = cluster.Client.GetGrain<ICallGrain>("k");
        Assert.Equal(3, await grain.Add(1, 2));
        await cluster.RestartSiloAsync(cluster.Silos[0]);
        await Signals.UntilAsync(
            async () =>
            {
                try
                {
                    return await grain.Add(1, 2) == 3;
                }
                catch (OrleansException)
                {
                    // A real client needs a moment to find the new silo.
                    return false;
                }
            },
            "the new silo");
    }
}
