using Microsoft.Extensions.DependencyInjection;
using Platform.Jobs;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Hosting;

/// <summary>The durable schedule.</summary>
internal static class ScheduleServices
{
    public static IServiceCollection AddSchedule(this IServiceCollection services)
    {
        services.AddOptions<ScheduleOptions>().BindConfiguration(ScheduleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<IJobSchedule, SqliteJobSchedule>();
    }
}
