using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>The one silo of this process.</summary>
internal sealed class SiloRuntime : IDisposable
{
    public SiloRuntime(
        IServiceProvider services,
        ILoggerFactory loggers,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        IOptions<SiloOptions> silo)
    {
        Services = services;
        Messaging = messaging.Value;
        Collection = collection.Value;
        Name = silo.Value.SiloName;
        Log = new RuntimeLog(loggers.CreateLogger("Orleans.Runtime"), loggers.CreateLogger("Orleans.Grain.InvokeException"));
        GrainTime = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Grains);
        QueueLimit = Messaging.MaxEnqueuedRequestsHardLimit;
        Catalog = new Catalog(this);
        Clock = new SiloClock(this, services);
        Manifest = new GrainManifest(Collection);
        Link = new RuntimeLink(Messaging.ResponseTimeout) { Silo = this };
    }

    public IServiceProvider Services { get; }

    public string Name { get; }

    public SiloAddress Address { get; } = SiloAddress.New(IPAddress.Loopback, 11111, SiloAddress.AllocateNewGeneration());

    public RuntimeLog Log { get; }

    public RuntimeLink Link { get; }

    public Catalog Catalog { get; }

    public SiloClock Clock { get; }

    public GrainManifest Manifest { get; }

    public SiloMessagingOptions Messaging { get; }

    public GrainCollectionOptions Collection { get; }

    public TimeProvider GrainTime { get; }

    public int QueueLimit { get; }

    public IIncomingGrainCallFilter[] IncomingFilters { get; private set; } = [];

    public bool HasIncomingFilters { get; private set; }

    public bool IsStopping { get; private set; }

    /// <summary>Filters are asked for late: they may want a grain factory.</summary>
    public void Start()
    {
        IncomingFilters = [.. Services.GetServices<IIncomingGrainCallFilter>()];
        HasIncomingFilters = IncomingFilters.Length > 0;
        Link.OutgoingFilters = [.. Services.GetServices<IOutgoingGrainCallFilter>()];
        Clock.Start();
    }

    /// <summary>Every activation says goodbye; what cannot in time is left.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        IsStopping = true;
        if (cancellationToken.IsCancellationRequested)
        {
            Abandon();
            return;
        }

        List<Task> ended = [];
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "This process is terminating.");
        foreach (var target in Catalog.Targets)
        {
            target.DeactivateAll(reason, ended);
        }

        try
        {
            await Task.WhenAll(ended).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Abandon();
        }

        Clock.Dispose();
    }

    public void Abandon()
    {
        IsStopping = true;
        Clock.Dispose();
        foreach (var target in Catalog.Targets)
        {
            target.AbandonAll();
        }

        Catalog.Clear();
    }

    public void TimeOut(GrainCall call)
    {
        var timeout = call.Method.ResponseTimeout ?? call.Reference?.Shared.Link.ResponseTimeout ?? Messaging.ResponseTimeout;
        if (call.TryFail(new TimeoutException($"Response did not arrive on time in {timeout} for message: {call}. ")))
        {
            Log.TimedOut(call, timeout);
            if (Messaging.CancelRequestOnTimeout)
            {
                call.Cancellation?.Signal();
            }
        }
    }

    public void Dispose() => Clock.Dispose();
}
