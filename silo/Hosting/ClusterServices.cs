using Amazon.DynamoDBv2;
using Amazon.S3;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Audit;
using Platform.Bounces;
using Platform.Documents;
using Platform.Encryption;
using Platform.Jobs;
using Platform.LeadPackages;
using Platform.Leads;
using Platform.Mail;
using Platform.Notifications;
using Platform.Offers;
using Platform.Purchases;
using Platform.Quarantine;
using Platform.Returns;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Smtp;
using Platform.Suppressions;
using Platform.Threads;

namespace Platform.Silo.Hosting;

/// <summary>What a process of a cluster has in place of its own file. Registered behind the embedded services, so that the last one counts.</summary>
internal static class ClusterServices
{
    public static IServiceCollection AddClusterStores(this IServiceCollection services, DynamoOptions options)
    {
        services.AddOptions<PlatformClusterOptions>().BindConfiguration(PlatformClusterOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(options);
        services.AddSingleton<IAmazonDynamoDB>(_ => DynamoClients.Database(options));
        services.AddSingleton<IAmazonS3>(_ => DynamoClients.Objects(options));
        services.AddSingleton(provider => new DynamoTable(provider.GetRequiredService<IAmazonDynamoDB>(), options, provider.GetRequiredService<ContentCipher>));
        services.AddSingleton<ObjectStore>();
        services.AddAs<IThreadLog, DynamoThreadLog>();
        services.AddSingleton<IMailStore, ObjectMailStore>();
        services.AddAs<IQuarantine, DynamoQuarantine>();
        services.AddSingleton<IQuarantineHistory, DynamoQuarantineHistory>();
        services.AddSingleton<IFeedbackLog, DynamoFeedbackLog>();
        services.AddSingleton<IAuditLog, DynamoAuditLog>();
        services.AddSingleton<INotificationMails, DynamoNotificationMails>();
        services.AddSingleton<DynamoMailSpool>();
        services.AddSingleton<IMailSpool>(provider => new EncryptedMailSpool(provider.GetRequiredService<DynamoMailSpool>(), provider.GetRequiredService<ContentCipher>()));
        services.AddAs<IDataKeyStore, DynamoDataKeyStore>();
        services.AddAs<IJobSchedule, DynamoJobSchedule>();
        services.AddSingleton<ISuppressionList, DynamoSuppressionList>();
        services.AddSingleton<INotificationOutbox, DynamoNotificationOutbox>();
        services.AddAs<IDocumentStore, DynamoDocumentStore>();
        services.AddAs<IReturnIndex, DynamoReturnIndex>();
        services.AddSingleton<ILeadList, DynamoLeadList>();
        services.AddSingleton<ILeadPackageList, DynamoLeadPackageList>();
        services.AddAs<IOfferStore, DynamoOfferStore>();
        services.AddSingleton<IPurchaseIndex, DynamoPurchaseIndex>();
        services.AddClusterShop();
        return services.AddClusterPrivacy().AddHostedService<DynamoPreparation>().AddHostedService<EncryptionStart>();
    }

    /// <summary>Registers a store as its port and as itself: erasure knows it from inside.</summary>
    private static void AddAs<TPort, TStore>(this IServiceCollection services)
        where TPort : class
        where TStore : class, TPort
    {
        services.AddSingleton<TStore>();
        services.AddSingleton<TPort>(provider => provider.GetRequiredService<TStore>());
    }
}
