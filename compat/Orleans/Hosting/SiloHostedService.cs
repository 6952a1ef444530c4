using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Starts and stops the silo with its host: settings checked first, then the stages of the lifecycle.</summary>
internal sealed class SiloHostedService(
    SiloRuntime silo,
    ISiloLifecycleSubject lifecycle,
    IEnumerable<IConfigurationValidator> validators,
    IServiceProvider services) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var validator in validators)
        {
            validator.ValidateConfiguration();
        }

        foreach (var participant in services.GetServices<ILifecycleParticipant<ISiloLifecycle>>())
        {
            participant.Participate(lifecycle);
        }

        // Grains end before the services that they use, and filters exist before the first grain does.
        lifecycle.Subscribe(nameof(SiloRuntime), ServiceLifecycleStage.RuntimeInitialize, _ => StartRuntime());
        lifecycle.Subscribe(nameof(SiloRuntime), ServiceLifecycleStage.GrainDeactivation, _ => Task.CompletedTask, silo.StopAsync);
        await lifecycle.OnStart(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => lifecycle.OnStop(cancellationToken);

    private Task StartRuntime()
    {
        silo.Start();
        return Task.CompletedTask;
    }
}
