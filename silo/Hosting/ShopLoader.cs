using Microsoft.Extensions.Hosting;
using Platform.Silo.Adapters.Shop;

namespace Platform.Silo.Hosting;

/// <summary>Loads the shop's files before anything is answered from them; a bad file stops the start.</summary>
internal sealed class ShopLoader(ShopDatabase shop, string folder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => shop.LoadAsync(folder, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
