using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>One silo and a client of it, each with its own services, in this process.</summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly ClientConnection _connection = new();
    private readonly List<InProcessSiloHandle> _silos = [];
    private IHost? _clientHost;
    private short _started;

    internal InProcessTestCluster(InProcessTestClusterOptions options) => Options = options;

    public InProcessTestClusterOptions Options { get; }

    public ReadOnlyCollection<InProcessSiloHandle> Silos => new([.. _silos]);

    public IClusterClient Client => _clientHost?.Services.GetRequiredService<IClusterClient>() ?? throw new InvalidOperationException(
        "The test cluster client is unavailable because the cluster has not been deployed or has been stopped.");

    public async Task DeployAsync()
    {
        if (_silos.Count > 0)
        {
            throw new InvalidOperationException("Cluster host already deployed.");
        }

        RequireOne(Options.InitialSilosCount);
        try
        {
            await StartSilosAsync(1);
            if (Options.InitializeClientOnDeploy)
            {
                await InitializeClientAsync();
            }
        }
        catch
        {
            await StopAllSilosAsync();
            throw;
        }
    }

    public async Task InitializeClientAsync()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(_connection);
        builder.UseOrleansClient();
        builder.Services.Configure<ClusterOptions>(Name);
        foreach (var configure in Options.ClientHostConfigurationDelegates)
        {
            configure(builder);
        }

        _clientHost = builder.Build();
        await _clientHost.StartAsync();
    }

    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) =>
        (silo is null ? _silos.FirstOrDefault() : GetSiloForAddress(silo))?.ServiceProvider
        ?? throw new ArgumentException($"The provided silo address '{silo}' is unknown.", nameof(silo));

    public IEnumerable<InProcessSiloHandle> GetActiveSilos() => _silos.Where(silo => silo.IsActive);

    public InProcessSiloHandle? GetSiloForAddress(SiloAddress siloAddress) =>
        _silos.Find(silo => silo.SiloAddress.Equals(siloAddress));

    public bool TryGetGrainContext(GrainId grainId, [NotNullWhen(true)] out IGrainContext? grainContext)
    {
        grainContext = _connection.Silo is { } silo && silo.Catalog.TryGet(grainId, out var target)
            ? target!.Activations.FirstOrDefault()
            : null;
        return grainContext is not null;
    }

    public Task WaitForDeactivationAsync(GrainId grainId) =>
        TryGetGrainContext(grainId, out var context) ? context.Deactivated : Task.CompletedTask;

    public Task WaitForDeactivationAsync(IAddressable grain) => WaitForDeactivationAsync(grain.GetGrainId());

    public async Task DeactivateAsync(GrainId grainId)
    {
        if (TryGetGrainContext(grainId, out var context))
        {
            var ended = context.Deactivated;
            context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateAsync)} was called."));
            await ended;
        }
    }

    public Task DeactivateAsync(IAddressable grain) => DeactivateAsync(grain.GetGrainId());

    public Task MigrateAsync(GrainId grainId, SiloAddress? targetSilo = null) => throw OneOnly("Migration");

    public Task MigrateAsync(IAddressable grain, SiloAddress? targetSilo = null) => throw OneOnly("Migration");

    public async Task<List<InProcessSiloHandle>> StartSilosAsync(int silosToStart)
    {
        RequireOne(_silos.Count(silo => silo.IsActive) + silosToStart);
        var options = new InProcessTestSiloSpecificOptions { SiloName = $"Silo_{_started}" };
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleans();
        builder.Services.Configure<ClusterOptions>(Name);
        builder.Services.Configure<SiloOptions>(silo => silo.SiloName = options.SiloName);
        foreach (var configure in Options.SiloHostConfigurationDelegates)
        {
            configure(options, builder);
        }

        var host = builder.Build();
        await host.StartAsync();
        var details = host.Services.GetRequiredService<ILocalSiloDetails>();
        var handle = new InProcessSiloHandle
        {
            Name = options.SiloName,
            InstanceNumber = _started++,
            SiloHost = host,
            SiloAddress = details.SiloAddress,
            GatewayAddress = details.GatewayAddress,
        };
        _silos.Add(handle);
        _connection.Silo = host.Services.GetRequiredService<SiloRuntime>();
        return [handle];
    }

    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync() => (await StartSilosAsync(1))[0];

    public InProcessSiloHandle StartAdditionalSilo() => StartAdditionalSiloAsync().GetAwaiter().GetResult();

    public async Task StopSiloAsync(InProcessSiloHandle instance)
    {
        await instance.StopSiloAsync(stopGracefully: true);
        _silos.Remove(instance);
    }

    /// <summary>Without grace: no grain says goodbye and what was in memory is gone.</summary>
    public async Task KillSiloAsync(InProcessSiloHandle instance)
    {
        await instance.StopSiloAsync(stopGracefully: false);
        _silos.Remove(instance);
    }

    public async Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance)
    {
        await StopSiloAsync(instance);
        return await StartAdditionalSiloAsync();
    }

    public async Task StopSilosAsync()
    {
        foreach (var silo in Silos)
        {
            await StopSiloAsync(silo);
        }
    }

    public async Task StopClusterClientAsync()
    {
        if (_clientHost is { } host)
        {
            await host.StopAsync();
        }
    }

    public async Task StopAllSilosAsync()
    {
        await StopClusterClientAsync();
        await StopSilosAsync();
    }

    public void StopAllSilos() => StopAllSilosAsync().GetAwaiter().GetResult();

    /// <summary>One member is always stable.</summary>
    public Task WaitForLivenessToStabilizeAsync(bool didKill = false) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos)
        {
            await silo.DisposeAsync();
            _silos.Remove(silo);
        }

        _connection.Silo = null;
        _clientHost?.Dispose();
        _clientHost = null;
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    internal static void RequireOne(int silos)
    {
        if (silos != 1)
        {
            throw OneOnly($"A test cluster of {silos} silos");
        }
    }

    private static NotSupportedException OneOnly(string what) => new(
        $"{what} needs the real Microsoft.Orleans.TestingHost: this build uses the single-process stand-in, which has exactly one silo.");

    private void Name(ClusterOptions options)
    {
        options.ClusterId = Options.ClusterId;
        options.ServiceId = Options.ServiceId;
    }
}
