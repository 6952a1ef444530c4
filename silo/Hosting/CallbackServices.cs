using Microsoft.Extensions.DependencyInjection;
using Platform.Callbacks;
using Platform.Jobs;

namespace Platform.Silo.Hosting;

/// <summary>What calls need.</summary>
internal static class CallbackServices
{
    public static IServiceCollection AddCallbacks(this IServiceCollection services)
    {
        services.AddOptions<CallbackOptions>().BindConfiguration(CallbackOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IJobHandler, BookCallbackHandler>()
            .AddSingleton<IJobHandler, CancelCallbackHandler>()
            .AddSingleton<IJobHandler, RemindCallbackHandler>();
    }
}
