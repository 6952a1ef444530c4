using System.Globalization;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Describes a cluster for tests. Of one silo: more need the real package.</summary>
public sealed class InProcessTestClusterBuilder
{
    private static int s_clusters;

    public InProcessTestClusterBuilder()
        : this(2)
    {
    }

    public InProcessTestClusterBuilder(short initialSilosCount) => Options = new InProcessTestClusterOptions
    {
        InitialSilosCount = initialSilosCount,
        ClusterId = CreateClusterId(),
        ServiceId = string.Create(CultureInfo.InvariantCulture, $"testservice-{Interlocked.Increment(ref s_clusters)}"),
        InitializeClientOnDeploy = true,
        AssumeHomogenousSilosForTesting = true,
    };

    public InProcessTestClusterOptions Options { get; }

    public static string CreateClusterId() =>
        string.Create(CultureInfo.InvariantCulture, $"testcluster-{Environment.ProcessId}-{Interlocked.Increment(ref s_clusters)}");

    public InProcessTestClusterBuilder ConfigureHost(Action<IHostApplicationBuilder> configureDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add((_, host) => configureDelegate(host));
        Options.ClientHostConfigurationDelegates.Add(configureDelegate);
        return this;
    }

    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add((options, host) => host.UseOrleans(silo => configureSiloDelegate(options, silo)));
        return this;
    }

    public InProcessTestClusterBuilder ConfigureSiloHost(
        Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder> configureSiloHostDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add(configureSiloHostDelegate);
        return this;
    }

    public InProcessTestClusterBuilder ConfigureClient(Action<IClientBuilder> configureClientDelegate)
    {
        Options.ClientHostConfigurationDelegates.Add(host => host.UseOrleansClient(configureClientDelegate));
        return this;
    }

    public InProcessTestClusterBuilder ConfigureClientHost(Action<IHostApplicationBuilder> configureHostDelegate)
    {
        Options.ClientHostConfigurationDelegates.Add(configureHostDelegate);
        return this;
    }

    public InProcessTestCluster Build()
    {
        InProcessTestCluster.RequireOne(Options.InitialSilosCount);
        return new InProcessTestCluster(Options);
    }
}
