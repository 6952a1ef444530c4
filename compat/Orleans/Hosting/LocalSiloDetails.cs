using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

public interface ILocalSiloDetails
{
    string Name { get; }

    string ClusterId { get; }

    string DnsHostName { get; }

    SiloAddress SiloAddress { get; }

    SiloAddress GatewayAddress { get; }
}

internal sealed class LocalSiloDetails(SiloRuntime silo, IOptions<ClusterOptions> cluster) : ILocalSiloDetails
{
    public string Name => silo.Name;

    public string ClusterId => cluster.Value.ClusterId;

    public string DnsHostName => Environment.MachineName;

    public SiloAddress SiloAddress => silo.Address;

    public SiloAddress GatewayAddress => silo.Address;
}
