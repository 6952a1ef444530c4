using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Platform.Encryption;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Encryption;

namespace Platform.Silo.Hosting;

/// <summary>Orleans as a cluster: membership, grain state and reminders on DynamoDB.</summary>
internal static class ClusterHosting
{
    private const string ServiceId = "platform";

    // Not part of what is stored: DynamoDB's provider keys a state by service, grain and state name.
    private const string InnerStorage = "grains-stored";

    // A killed silo has to be noticed, voted dead and seen to be dead within 5 s (docs/adr/0025-cluster.md): two missed probes of one second.
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);
    private const int MissedProbes = 2;

    // What a client may not have heard by gossip it reads here.
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(2);

    // A call whose silo died unnoticed is given up, and tried again by its caller; turns take milliseconds.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    /// <summary>A silo of the cluster.</summary>
    public static void UseClusterSilo(this IHostApplicationBuilder builder, PlatformClusterOptions cluster, DynamoOptions dynamo) => builder.UseOrleans(silo =>
    {
        silo.Services.Configure<ClusterOptions>(options => Name(options, cluster));
        silo.Services.Configure<EndpointOptions>(options =>
        {
            options.SiloPort = cluster.SiloPort;
            options.GatewayPort = cluster.GatewayPort;
            if (cluster.Address.Length > 0)
            {
                options.AdvertisedIPAddress = IPAddress.Parse(cluster.Address);
            }
        });
        silo.Services.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = Probe;
            options.MaxProbeTimeout = Probe;
            options.NumMissedProbesLimit = MissedProbes;
            options.NumVotesForDeathDeclaration = 1;
            options.TableRefreshTimeout = Refresh;
        });
        silo.Services.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
        silo.UseDynamoDBClustering(options =>
        {
            (options.Service, options.TableName, options.CreateIfNotExists) = (dynamo.Service, $"{dynamo.TablePrefix}-silos", dynamo.CreateMissing);
            (options.UseProvisionedThroughput, options.UpdateIfExists) = (false, false);
            (options.AccessKey, options.SecretKey) = Keys(dynamo);
        });
        silo.Services.AddGrainStorage(PlatformStorage.Grains, static (provider, _) => new EncryptedGrainStorage(
            provider.GetRequiredKeyedService<IGrainStorage>(InnerStorage), provider.GetRequiredService<ContentCipher>()));
        silo.AddDynamoDBGrainStorage(InnerStorage, options =>
        {
            (options.Service, options.TableName, options.CreateIfNotExists) = (dynamo.Service, $"{dynamo.TablePrefix}-grains", dynamo.CreateMissing);
            (options.UseProvisionedThroughput, options.UpdateIfExists) = (false, false);
            (options.AccessKey, options.SecretKey) = Keys(dynamo);
            options.DeleteStateOnClear = true;
            options.GrainStorageSerializer = new JsonStateSerializer();
        });
        silo.UseDynamoDBReminderService(options =>
        {
            (options.Service, options.TableName, options.CreateIfNotExists) = (dynamo.Service, $"{dynamo.TablePrefix}-reminders", dynamo.CreateMissing);
            (options.UseProvisionedThroughput, options.UpdateIfExists) = (false, false);
            (options.AccessKey, options.SecretKey) = Keys(dynamo);
        });
        silo.AddDashboard(DashboardServices.Configure);
    });

    /// <summary>A client of the cluster.</summary>
    public static void UseClusterClient(this IHostApplicationBuilder builder, PlatformClusterOptions cluster, DynamoOptions dynamo) => builder.UseOrleansClient(client =>
    {
        client.Services.Configure<ClusterOptions>(options => Name(options, cluster));
        client.Services.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = Refresh);
        client.Services.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
        client.UseDynamoDBClustering(options =>
        {
            (options.Service, options.TableName, options.CreateIfNotExists) = (dynamo.Service, $"{dynamo.TablePrefix}-silos", dynamo.CreateMissing);
            (options.UseProvisionedThroughput, options.UpdateIfExists) = (false, false);
            (options.AccessKey, options.SecretKey) = Keys(dynamo);
        });
        client.UseConnectionRetryFilter(async (_, cancellationToken) =>
        {
            // A gateway may start before the first silo.
            await Task.Delay(Probe, TimeProvider.System, cancellationToken);
            return true;
        });
        client.AddOutgoingGrainCallFilter<RetryFilter>();

        // Its figures come from the silos; a gateway shows them.
        client.AddDashboard(DashboardServices.Configure);
    });

    private static void Name(ClusterOptions options, PlatformClusterOptions cluster) => (options.ClusterId, options.ServiceId) = (cluster.Id, ServiceId);

    // A server of one's own takes any; against AWS the environment's credentials are used.
    private static (string?, string?) Keys(DynamoOptions dynamo) => dynamo.IsLocal ? ("local", "local") : (null, null);
}
