using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

public sealed class InProcessTestClusterOptions
{
    public string ClusterId { get; set; } = null!;

    public string ServiceId { get; set; } = null!;

    public bool UseRealEnvironmentStatistics { get; set; }

    public bool InitializeClientOnDeploy { get; set; }

    public short InitialSilosCount { get; set; }

    public bool ConfigureFileLogging { get; set; } = true;

    public bool AssumeHomogenousSilosForTesting { get; set; }

    public bool GatewayPerSilo { get; set; } = true;

    public List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> SiloHostConfigurationDelegates { get; } = [];

    public List<Action<IHostApplicationBuilder>> ClientHostConfigurationDelegates { get; } = [];
}

public sealed class InProcessTestSiloSpecificOptions
{
    public int SiloPort { get; set; }

    public int GatewayPort { get; set; }

    public string SiloName { get; set; } = null!;
}
