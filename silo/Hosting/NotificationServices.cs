using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Jobs;
using Platform.Notifications;
using Platform.Outgoing;
using Platform.Silo.Adapters.Sqlite;
using Platform.Suppressions;

namespace Platform.Silo.Hosting;

/// <summary>Notifications, the suppression list and the links that end advertising.</summary>
internal static class NotificationServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, ThreadTokens tokens)
    {
        services.AddSingleton(new UnsubscribeTokens(tokens));
        services.AddSingleton(provider => new UnsubscribeLinks(provider.GetRequiredService<UnsubscribeTokens>(), Mail(provider)));
        services.AddSingleton(provider => new NotificationComposer(
            provider.GetRequiredService<OutgoingAddresses>(), provider.GetRequiredService<UnsubscribeLinks>(), Mail(provider)));
        services.AddSingleton<INotificationOutbox, SqliteNotificationOutbox>();
        services.AddSingleton<ISuppressionList, SqliteSuppressionList>();
        services.AddSingleton<IJobHandler, NotificationHandler>();
        services.AddSingleton<IJobHandler, OptOutHandler>();
        services.AddSingleton<IMarketingPermission, ConsentPermission>();
        return services;
    }

    private static MailOptions Mail(IServiceProvider provider) => provider.GetRequiredService<IOptions<MailOptions>>().Value;
}
