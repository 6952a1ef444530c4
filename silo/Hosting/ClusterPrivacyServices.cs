using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Privacy;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.DynamoDb.Privacy;
using Platform.Silo.Adapters.Privacy;

namespace Platform.Silo.Hosting;

/// <summary>Retention, export and erasure in a cluster. A feature with a place of its own registers its <see cref="IPersonalData"/> behind these.</summary>
internal static class ClusterPrivacyServices
{
    public static IServiceCollection AddClusterPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<DynamoThreadHeads>();
        services.AddSingleton<DynamoRewrites>();
        services.AddSingleton<IThreadErasure, DynamoThreadErasure>();
        services.AddSingleton<IPeople, DynamoPeople>();
        services.AddSingleton<IErasureLedger, DynamoErasureLedger>();
        services.AddSingleton<IPrivacyTurn, DynamoTurn>();
        services.AddSingleton<IReplyFiles, ClusterReplies>();
        services.AddSingleton<IScrubber, ClusterScrubber>();
        services.AddSingleton<IResidue, DynamoResidue>();
        services.AddSingleton<GrainStateData>();
        services.AddSingleton<RewriteData>();
        services.AddSingleton<DynamoQuarantineData>();

        // The places of one process are in its file; these are the cluster's. Threads first, states before the rows that tell their keys.
        services.RemoveAll<IPersonalData>();
        services.RemoveAll<IAgedData>();
        services.AddSingleton<IPersonalData, ThreadData>();
        services.AddSingleton<IPersonalData>(provider => provider.GetRequiredService<RewriteData>());
        services.AddSingleton<IPersonalData, ProfileData>();
        services.AddSingleton<IPersonalData, ObjectOriginalData>();
        services.AddSingleton<IPersonalData>(provider => provider.GetRequiredService<DynamoQuarantineData>());
        services.AddSingleton<IPersonalData>(provider => provider.GetRequiredService<MaildirData>());
        services.AddSingleton<IPersonalData, DynamoSpoolData>();
        services.AddSingleton<IPersonalData, DynamoJobData>();
        services.AddSingleton<IPersonalData>(provider => provider.GetRequiredService<GrainStateData>());
        services.AddSingleton<IPersonalData, DynamoCustomerRowData>();
        services.AddSingleton<IPersonalData, CallbackData>();
        services.AddSingleton<IAgedData>(provider => provider.GetRequiredService<RewriteData>());
        services.AddSingleton<IAgedData>(provider => provider.GetRequiredService<DynamoQuarantineData>());
        services.AddSingleton<IAgedData>(provider => provider.GetRequiredService<MaildirData>());
        return services.AddClusterKeyShredder();
    }
}
