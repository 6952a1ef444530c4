using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Silo.Adapters.Shop;
using Platform.Understanding;

namespace Platform.Silo.Hosting;

/// <summary>What has to be there before the first message: the shop's data, and a trained understanding. Runs before the silo starts; a bad file stops the start.</summary>
internal sealed class Preparation(IServiceProvider services, string shopFolder) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Training takes about a second of both cores; on a grain's scheduler it would hold up the first customer.
        var training = Task.Run(services.GetRequiredService<IUnderstanding>, cancellationToken);
        await services.GetRequiredService<ShopDatabase>().LoadAsync(shopFolder, cancellationToken);
        await training;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
