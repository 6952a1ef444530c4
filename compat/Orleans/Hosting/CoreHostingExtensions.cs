using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Hosting;

public static class CoreHostingExtensions
{
    /// <summary>Sets the names only: the stand-in has no ports.</summary>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = 11111,
        int gatewayPort = 30000,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = "dev",
        string clusterId = "dev")
    {
        builder.Services.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
        return builder;
    }

    public static ISiloBuilder UseDevelopmentClustering(this ISiloBuilder builder, IPEndPoint? primarySiloEndpoint) => builder;

    /// <summary>The trace of the caller goes on in the grain.</summary>
    public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder)
    {
        builder.Services.AddSingleton<IOutgoingGrainCallFilter, ActivityPropagationFilter>();
        builder.Services.AddSingleton<IIncomingGrainCallFilter, ActivityPropagationFilter>();
        return builder;
    }

    public static IClientBuilder AddActivityPropagation(this IClientBuilder builder)
    {
        builder.Services.AddSingleton<IOutgoingGrainCallFilter, ActivityPropagationFilter>();
        return builder;
    }
}

public static class EndpointOptionsExtensions
{
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder,
        int siloPort,
        int gatewayPort,
        System.Net.Sockets.AddressFamily addressFamily = System.Net.Sockets.AddressFamily.InterNetwork,
        bool listenOnAnyHostAddress = false) => builder;
}
