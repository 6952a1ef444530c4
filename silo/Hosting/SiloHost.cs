using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Platform.Silo.Hosting;

/// <summary>A silo in a process of its own: a member of the cluster that <see cref="PlatformClusterOptions"/> names, with nothing to the outside but its health.</summary>
internal sealed class SiloHost : IAsyncDisposable
{
    // Kubernetes' and ECS's 30 s, less the time that it takes to notice.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(25);

    private readonly WebApplication _app;
    private readonly EmbeddedSilo _silo;

    private SiloHost(WebApplication app, EmbeddedSilo silo)
    {
        _app = app;
        _silo = silo;
    }

    /// <summary>Where its health is asked.</summary>
    public IEnumerable<string> Urls => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;

    /// <summary>Starts it.</summary>
    /// <param name="args"><c>--data FOLDER --knowledge FOLDER --shop FOLDER --urls URLS</c>, and any setting as <c>--Platform:X:Y VALUE</c>.</param>
    /// <param name="configure">Changes to the host, for tests.</param>
    /// <exception cref="ArgumentException">A setting is missing; the message names it.</exception>
    public static async Task<SiloHost> StartAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://127.0.0.1:8081");
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddHealthChecks().AddCheck<ReadinessCheck>("storage");
        var silo = EmbeddedSilo.Open(Need("data"), Need("knowledge"), Need("shop"), builder.Configuration);
        try
        {
            silo.ConfigureClusterSilo(builder);
            configure?.Invoke(builder);
            var app = builder.Build();
            app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
            app.MapHealthChecks("/health/ready");
            await app.StartAsync();
            return new(app, silo);
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }

        string Need(string name) => builder.Configuration[name] is { Length: > 0 } value ? value : throw new ArgumentException($"--{name} FOLDER is missing");
    }

    /// <summary>Waits for SIGTERM or Ctrl+C.</summary>
    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _silo.DisposeAsync();
    }
}
