using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Privacy;
using Platform.Silo.Adapters.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Hosting;

/// <summary>Retention, export and erasure. A feature with a place of its own registers its <see cref="IPersonalData"/> beside these.</summary>
internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services, DataFolder folder)
    {
        services.AddOptions<PrivacyOptions>().BindConfiguration(PrivacyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new MaildirData(
            folder.InboxPath, PlatformClusterOptions.From(provider.GetRequiredService<IConfiguration>()) is { IsEnabled: true, Outbox: { Length: > 0 } shared } ? shared : folder.OutboxPath));
        services.AddSingleton<QuarantineData>();
        services.AddSingleton<IThreadErasure, SqliteThreadErasure>();
        services.AddSingleton<SmtpData>();
        services.AddSingleton<IReplyFiles, ReplyCopies>();
        services.AddSingleton<IPeople, SqlitePeople>();
        services.AddSingleton<IErasureLedger, SqliteErasureLedger>();
        services.AddSingleton<IScrubber, SqliteScrubber>();
        services.AddSingleton<IResidue, SqliteResidue>();

        // Threads first: what they no longer hold is not written again by what they start.
        services.AddSingleton<IPersonalData, ThreadData>();
        services.AddSingleton<IPersonalData, ProfileData>();
        services.AddSingleton<IPersonalData, OriginalData>();
        services.AddSingleton<IPersonalData>(provider => provider.GetRequiredService<QuarantineData>());
        services.AddSingleton<IPersonalData>(provider => provider.GetRequiredService<MaildirData>());
        services.AddSingleton<IPersonalData>(provider => provider.GetRequiredService<SmtpData>());
        services.AddSingleton<IPersonalData, ScheduledJobData>();
        services.AddSingleton<IPersonalData, CustomerRowData>();
        services.AddSingleton<IPersonalData, CallbackData>();
        services.AddSingleton<IPersonalData, StateData>();
        services.AddSingleton<IAgedData>(provider => provider.GetRequiredService<QuarantineData>());
        services.AddSingleton<IAgedData>(provider => provider.GetRequiredService<MaildirData>());
        services.AddSingleton<IKeyShredder, NoKeyShredder>();
        services.AddSingleton<Eraser>();
        services.AddSingleton<Exporter>();
        services.AddSingleton<Retention>();
        services.AddSingleton<IPrivacyTurn, SoleTurn>();
        services.AddSingleton<PrivacyWorker>();
        services.AddSingleton<IErasureSignal>(provider => provider.GetRequiredService<PrivacyWorker>());
        return services;
    }
}
