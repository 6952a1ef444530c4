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
using Platform.Privacy;
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
        services.AddSingleton<DynamoTable>();
        services.AddSingleton<ObjectStore>();
        services.AddSingleton<IThreadLog, DynamoThreadLog>();
        services.AddSingleton<IMailStore, ObjectMailStore>();
        services.AddSingleton<IQuarantine, DynamoQuarantine>();
        services.AddSingleton<IQuarantineHistory, DynamoQuarantineHistory>();
        services.AddSingleton<IFeedbackLog, DynamoFeedbackLog>();
        services.AddSingleton<IAuditLog, DynamoAuditLog>();
        services.AddSingleton<INotificationMails, DynamoNotificationMails>();
        services.AddSingleton<DynamoMailSpool>();
        services.AddSingleton<IMailSpool>(provider => new EncryptedMailSpool(provider.GetRequiredService<DynamoMailSpool>(), provider.GetRequiredService<ContentCipher>()));
        services.AddSingleton<IDataKeyStore, DynamoDataKeyStore>();
        services.AddSingleton<IJobSchedule, DynamoJobSchedule>();
        services.AddSingleton<ISuppressionList, DynamoSuppressionList>();
        services.AddSingleton<INotificationOutbox, DynamoNotificationOutbox>();
        services.AddSingleton<IDocumentStore, DynamoDocumentStore>();
        services.AddSingleton<IReturnIndex, DynamoReturnIndex>();
        services.AddSingleton<ILeadList, DynamoLeadList>();
        services.AddSingleton<ILeadPackageList, DynamoLeadPackageList>();
        services.AddSingleton<IOfferStore, DynamoOfferStore>();
        services.AddSingleton<IPurchaseIndex, DynamoPurchaseIndex>();

        // In a file of one process these would contradict each other: they say so instead.
        services.AddSingleton(NotInCluster.Of<IStock>("the demo shop's stock"));
        services.AddSingleton(NotInCluster.Of<IOrderBook>("the demo shop's orders"));
        services.AddSingleton(NotInCluster.Of<IPaymentGateway>("the demo shop's payment"));
        services.AddSingleton(NotInCluster.Of<IThreadErasure>("erasure"));
        services.AddSingleton(NotInCluster.Of<IPeople>("export and erasure"));
        services.AddSingleton(NotInCluster.Of<IErasureLedger>("erasure"));
        return services.AddHostedService<DynamoPreparation>().AddHostedService<EncryptionStart>();
    }
}
