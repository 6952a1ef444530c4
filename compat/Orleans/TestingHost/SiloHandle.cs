using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

public abstract class SiloHandle : IDisposable, IAsyncDisposable
{
    public short InstanceNumber { get; set; }

    public string Name { get; set; } = null!;

    public SiloAddress SiloAddress { get; set; } = null!;

    public SiloAddress GatewayAddress { get; set; } = null!;

    public abstract bool IsActive { get; }

    public abstract Task StopSiloAsync(bool stopGracefully);

    public abstract Task StopSiloAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    public override string ToString() => SiloAddress.ToString();

    protected abstract void Dispose(bool disposing);
}

public class InProcessSiloHandle : SiloHandle
{
    private bool _active = true;

    public IHost SiloHost { get; init; } = null!;

    public IServiceProvider ServiceProvider => SiloHost.Services;

    public override bool IsActive => _active;

    public override Task StopSiloAsync(bool stopGracefully) => StopSiloAsync(new CancellationToken(canceled: !stopGracefully));

    public override async Task StopSiloAsync(CancellationToken ct)
    {
        if (!_active)
        {
            return;
        }

        _active = false;
        try
        {
            await Task.Run(() => SiloHost.StopAsync(ct), CancellationToken.None);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A host that is stopped without grace says so.
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await StopSiloAsync(stopGracefully: true);
        if (SiloHost is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
        else
        {
            SiloHost.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            StopSiloAsync(stopGracefully: true).GetAwaiter().GetResult();
            SiloHost.Dispose();
        }
    }
}
