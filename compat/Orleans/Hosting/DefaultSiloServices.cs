using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Reminders;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Hosting;

internal static class DefaultSiloServices
{
    private static readonly string[] s_clocks =
    [
        TimeProviderNames.Grains, TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership,
        TimeProviderNames.ActivationManagement, TimeProviderNames.GrainDirectory, ReminderTimeProviderNames.Reminders,
    ];

    public static void Add(IServiceCollection services)
    {
        services.AddOptions();
        services.AddLogging();
        AddClocks(services);
        services.TryAddSingleton<SiloRuntime>();
        services.TryAddSingleton(static provider => provider.GetRequiredService<SiloRuntime>().Link);
        services.TryAddSingleton<ClusterClient>();
        services.TryAddSingleton<IClusterClient>(static provider => provider.GetRequiredService<ClusterClient>());
        services.TryAddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<ClusterClient>());
        services.TryAddSingleton<IGrainRuntime, GrainRuntime>();
        services.TryAddSingleton<ITimerRegistry, TimerRegistry>();
        services.TryAddSingleton<IPersistentStateFactory, PersistentStateFactory>();
        services.TryAddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.TryAddScoped<IGrainContext>(static _ => RuntimeContext.Current!);
        services.TryAddSingleton<ILocalSiloDetails, LocalSiloDetails>();
        services.TryAddSingleton<ISiloLifecycleSubject, LifecycleSubject>();
        services.TryAddSingleton<ISiloLifecycle>(static provider => provider.GetRequiredService<ISiloLifecycleSubject>());
        services.AddSingleton<IConfigurationValidator, GrainCollectionOptionsValidator>();
        services.AddSingleton<IConfigurationValidator, ClusterOptionsValidator>();
        services.AddSingleton<IHostedService, SiloHostedService>();
    }

    public static void AddClocks(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        foreach (var clock in s_clocks)
        {
            services.TryAddKeyedSingleton(clock, static (provider, _) => provider.GetRequiredService<TimeProvider>());
        }
    }
}

internal static class DefaultClientServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddOptions();
        services.AddLogging();
        DefaultSiloServices.AddClocks(services);
        services.TryAddSingleton(static provider => ClientConnection.Connect(provider));
        services.TryAddSingleton<ClusterClient>();
        services.TryAddSingleton<IClusterClient>(static provider => provider.GetRequiredService<ClusterClient>());
        services.TryAddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<ClusterClient>());
        services.AddSingleton<IHostedService, ClientHostedService>();
    }
}
