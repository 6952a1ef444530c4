using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Audit;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.DynamoDb.Privacy;

namespace Platform.Silo.Hosting;

/// <summary>The destruction of data keys in a cluster. A feature that encrypts a place of its own registers its <see cref="IReencryption"/> beside these.</summary>
internal static class ClusterShredderServices
{
    public static IServiceCollection AddClusterKeyShredder(this IServiceCollection services)
    {
        services.AddSingleton<IReencryption, ThreadReencryption>();
        services.AddSingleton<IReencryption, MailReencryption>();
        services.AddSingleton<IReencryption, SpoolReencryption>();
        services.AddSingleton<IReencryption, RowReencryption>();
        services.AddSingleton<IReencryption, DocumentReencryption>();
        services.AddSingleton<IReencryption>(provider => provider.GetRequiredService<GrainStateData>());
        return services.AddSingleton<IKeyShredder>(provider => new DynamoKeyShredder(
            provider.GetRequiredService<ContentKeys>().IsOn ? provider.GetRequiredService<DataKeys>() : null,
            provider.GetRequiredService<DynamoDataKeyStore>(),
            provider.GetServices<IReencryption>(),
            provider.GetRequiredService<ContentCipher>(),
            provider.GetRequiredService<IAuditLog>(),
            provider.GetRequiredService<IOptions<EncryptionOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
    }
}
