using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Platform.Deliveries;
using Platform.Floods;
using Platform.Gateway.Api;
using Platform.Gateway.Commands;
using Platform.Gateway.Intake;
using Platform.Gateway.Intake.Queues;
using Platform.Silo.Adapters.Smtp;
using Platform.Silo.Hosting;

namespace Platform.Gateway.Hosting;

/// <summary>Silo and gateway in one process.</summary>
internal sealed class PlatformHost : IAsyncDisposable
{
    /// <summary>The largest request body: above the mail limit, so that a mail a little too large is quarantined and not refused.</summary>
    private const long LargestBody = 64L * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly EmbeddedSilo _silo;

    private PlatformHost(WebApplication app, EmbeddedSilo silo)
    {
        _app = app;
        _silo = silo;
    }

    /// <summary>The services, for tests and benchmarks that look behind the API.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>What it listens on.</summary>
    public IEnumerable<string> Urls => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;

    /// <summary>Where mail goes in as files.</summary>
    public string Inbox => _silo.Inbox.NewPath;

    /// <summary>Where replies come out as files.</summary>
    public string Outbox => _silo.OutboxNew;

    /// <summary>How replies leave, in words.</summary>
    public string MailOut => Services.GetRequiredService<IMailTransport>().Name switch
    {
        MailTransports.Ses => "through Amazon SES",
        MailTransports.Smtp => $"through the relay {Services.GetRequiredService<IOptions<SmtpOptions>>().Value.Host}",
        _ => Outbox,
    };

    /// <summary>Whether content is encrypted, in words.</summary>
    public string Content => Services.GetRequiredService<ContentKeys>().Wrapper is { } wrapper
        ? $"encrypted with a data key for each customer, wrapped by {wrapper.Current}"
        : "not encrypted field by field; name a key to switch it on: docs/operations.md";

    /// <summary>The documents that the knowledge agent answers from.</summary>
    public int KnowledgeDocuments => _silo.KnowledgeDocuments;

    /// <summary>Whether the API asks for a key.</summary>
    public bool RequiresApiKey => ApiKey.FromEnvironment().Count > 0;

    /// <summary>Starts the platform.</summary>
    /// <exception cref="CommandException">It cannot start; the message is one line that says what to do.</exception>
    public static async Task<PlatformHost> StartAsync(
        RunSettings settings, CancellationToken cancellationToken, Action<WebApplicationBuilder>? configure = null)
    {
        if (settings.Urls.Split(';').FirstOrDefault(url => !Uri.TryCreate(url.Trim(), UriKind.Absolute, out _)) is { } unreadable)
        {
            throw new CommandException($"--urls {unreadable}: give addresses such as {SharedOptions.DefaultUrl}");
        }

        if (ApiKey.FromEnvironment().Count == 0 && !ApiKey.IsLoopbackOnly(settings.Urls))
        {
            throw new CommandException($"--urls {settings.Urls} is reachable from other machines: set {ApiKey.Variable} first, or listen on 127.0.0.1");
        }

        EmbeddedSilo? silo = null;
        WebApplication? app = null;
        try
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            silo = EmbeddedSilo.Open(settings.DataFolder, settings.KnowledgeFolder, settings.ShopFolder, builder.Configuration);
            var starting = true;

            // A failed start is told once, as one line; later failures of the host are logged as ever.
            builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => !starting && level >= LogLevel.Warning);
            app = Build(builder, settings, silo, configure);
            await app.StartAsync(cancellationToken);
            starting = false;
            return new(app, silo);
        }
        catch (Exception failure)
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            if (silo is not null)
            {
                await silo.DisposeAsync();
            }

            if (StartFailures.Explain(failure, settings) is { } line)
            {
                throw new CommandException(line);
            }

            throw;
        }
    }

    /// <summary>Waits for SIGTERM, Ctrl+C or the token, then stops cleanly.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _silo.DisposeAsync();
    }

    private static WebApplication Build(
        WebApplicationBuilder builder, RunSettings settings, EmbeddedSilo silo, Action<WebApplicationBuilder>? configure)
    {
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Services.ConfigureHttpJsonOptions(json => JsonDialect.Apply(json.SerializerOptions));
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi(OpenApiDocument.Configure);
        builder.Services.AddHealthChecks().AddCheck<ReadinessCheck>("storage", tags: ["ready"]);
        builder.Services.AddSingleton<Telemetry>();
        builder.Services.AddOptions<FloodOptions>().BindConfiguration(FloodOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<FloodGate>();
        builder.Services.AddSingleton<MailIntake>();
        builder.Services.AddSingleton<ChatIntake>();
        builder.Services.AddSingleton<GenerateLimit>();
        builder.Services.AddHostedService<InboxWatcher>();
        builder.Services.AddSesIntake();
        if (PlatformClusterOptions.From(builder.Configuration).IsEnabled)
        {
            silo.ConfigureClusterGateway(builder);
        }
        else
        {
            silo.Configure(builder);
        }

        configure?.Invoke(builder);

        var app = builder.Build();
        _ = app.Services.GetRequiredService<Telemetry>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<AccessMiddleware>();
        app.MapPlatformApi();
        return app;
    }
}
