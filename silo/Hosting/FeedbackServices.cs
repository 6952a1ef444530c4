using Microsoft.Extensions.DependencyInjection;
using Platform.Bounces;
using Platform.Notifications;
using Platform.Silo.Adapters.Sqlite;
using Platform.Suppressions;

namespace Platform.Silo.Hosting;

/// <summary>What comes back of the mails that were sent: bounces and complaints.</summary>
internal static class FeedbackServices
{
    public static IServiceCollection AddFeedback(this IServiceCollection services)
    {
        services.AddOptions<SuppressionOptions>().BindConfiguration(SuppressionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<INotificationMails, SqliteNotificationMails>();
        services.AddSingleton<IFeedbackLog, SqliteFeedbackLog>();
        services.AddSingleton<ISentMails, SentMails>();
        services.AddSingleton<FeedbackIntake>();
        services.AddSingleton<ConsentGrants>();
        return services;
    }
}
