using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Orleans.Configuration;

/// <summary>Names. They change nothing in one process, but stores use them as prefixes.</summary>
public class ClusterOptions
{
    public const string DefaultClusterId = "default";
    public const string DefaultServiceId = "default";

    public string ClusterId { get; set; } = DefaultClusterId;

    public string ServiceId { get; set; } = DefaultServiceId;
}

public class ClusterOptionsValidator(IOptions<ClusterOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        Check(nameof(ClusterOptions.ClusterId), options.Value.ClusterId);
        Check(nameof(ClusterOptions.ServiceId), options.Value.ServiceId);
    }

    private static void Check(string name, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new OrleansConfigurationException(
                $"Configuration for {nameof(ClusterOptions)} is invalid. A non-empty value for {name} is required.");
        }
    }
}

public class SiloOptions
{
    public string SiloName { get; set; } = "Silo";
}

/// <summary>Accepted, without effect: nothing listens.</summary>
public class EndpointOptions
{
    public System.Net.IPAddress? AdvertisedIPAddress { get; set; }

    public int SiloPort { get; set; } = 11111;

    public int GatewayPort { get; set; } = 30000;
}

/// <summary>Accepted, without effect: there is one member.</summary>
public class ClusterMembershipOptions
{
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    public TimeSpan MaxProbeTimeout { get; set; } = TimeSpan.FromSeconds(20);

    public TimeSpan IAmAliveTablePublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public int NumMissedProbesLimit { get; set; } = 3;

    public TimeSpan TableRefreshTimeout { get; set; } = TimeSpan.FromSeconds(60);

    public int NumVotesForDeathDeclaration { get; set; } = 2;
}

/// <summary>Accepted, without effect.</summary>
public class SchedulingOptions
{
    public TimeSpan ActivationSchedulingQuantum { get; set; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan TurnWarningLengthThreshold { get; set; } = TimeSpan.FromMilliseconds(1000);
}
