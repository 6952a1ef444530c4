using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.TestingHost;

namespace Platform.Tests.Contracts.Orleans;

/// <summary>One silo for the tests that change nothing of it.</summary>
public sealed class ContractCluster : IAsyncLifetime
{
    private static int s_keys;

    public InProcessTestCluster Cluster { get; } = Build((_, silo) =>
    {
        silo.Services.AddSingleton<Greeter>();
        silo.Services.AddGrainStorage("counting", (_, _) => new CountingStorage());
        silo.UseInMemoryReminderService();
        silo.Services.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(100));
    });

    public IGrainFactory Grains => Cluster.Client;

    /// <summary>A key that no other test uses.</summary>
    public static string Key() => $"key-{Interlocked.Increment(ref s_keys)}";

    public static InProcessTestCluster Build(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configure)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((options, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            configure(options, silo);
        });
        return builder.Build();
    }

    public static async Task<InProcessTestCluster> DeployAsync(Action<ISiloBuilder> configure)
    {
        var cluster = Build((_, silo) => configure(silo));
        await cluster.DeployAsync();
        return cluster;
    }

    /// <summary>Forced collection passes over what is between two turns: ask until it has happened.</summary>
    public Task CollectUntilGoneAsync(IAddressable grain, TimeSpan age) => Signals.UntilAsync(
        async () =>
        {
            await Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(age);
            return !Cluster.TryGetGrainContext(grain.GetGrainId(), out _);
        },
        "collection");

    public Task InitializeAsync() => Cluster.DeployAsync();

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class ContractCollection : ICollectionFixture<ContractCluster>
{
    public const string Name = "Orleans contract";
}
