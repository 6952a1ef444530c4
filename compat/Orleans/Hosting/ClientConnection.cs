using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>How a client finds its silo: only a test cluster in the same process has one to offer.</summary>
internal sealed class ClientConnection
{
    public SiloRuntime? Silo
    {
        get;
        set
        {
            field = value;
            Link?.Silo = value;
        }
    }

    private RuntimeLink? Link { get; set; }

    public static RuntimeLink Connect(IServiceProvider services)
    {
        var connection = services.GetService<ClientConnection>() ?? throw new NotSupportedException(
            "A client in a process of its own needs the real Microsoft.Orleans.Client: this build uses the single-process stand-in, where only UseOrleans works.");
        return connection.Link = new RuntimeLink(services.GetRequiredService<IOptions<ClientMessagingOptions>>().Value.ResponseTimeout)
        {
            Silo = connection.Silo,
        };
    }
}

internal sealed class ClientHostedService(RuntimeLink link, IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.OutgoingFilters = [.. services.GetServices<IOutgoingGrainCallFilter>()];
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
