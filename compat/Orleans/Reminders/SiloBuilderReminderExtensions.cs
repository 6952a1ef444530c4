using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Hosting;

public static class SiloBuilderReminderExtensions
{
    /// <summary>Reminders on whatever <see cref="IReminderTable"/> is registered.</summary>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        builder.Services.AddReminders();
        return builder;
    }

    public static void AddReminders(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(LocalReminderService)))
        {
            return;
        }

        services.AddSingleton<IConfigurationValidator, ReminderOptionsValidator>();
        services.AddSingleton<LocalReminderService>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static provider => provider.GetRequiredService<LocalReminderService>());
        services.AddSingleton<IReminderRegistry, ReminderRegistry>();
    }
}

public static class SiloBuilderReminderMemoryExtensions
{
    /// <summary>Reminders that last as long as the silo.</summary>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        builder.AddReminders();
        builder.Services.AddSingleton<IReminderTable, InMemoryReminderTable>();
        return builder;
    }
}
