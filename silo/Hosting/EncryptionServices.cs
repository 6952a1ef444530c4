using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Audit;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Hosting;

/// <summary>Encryption of content at rest. Registered behind the stores, so that a person's key is the last thing that an erasure comes to.</summary>
internal static class EncryptionServices
{
    public static IServiceCollection AddEncryption(this IServiceCollection services, DataFolder folder)
    {
        services.AddOptions<EncryptionOptions>().BindConfiguration(EncryptionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider =>
        {
            var configuration = provider.GetRequiredService<IConfiguration>();
            return ContentKeys.Open(configuration, PlatformClusterOptions.From(configuration).IsEnabled ? null : folder.KeysPath);
        });
        services.AddSingleton(provider => provider.GetRequiredService<ContentKeys>().Wrapper ?? throw Off());
        services.AddSingleton(provider => provider.GetRequiredService<ContentKeys>().Store ?? throw Off());
        services.AddSingleton<DataKeys>();
        services.AddSingleton(provider => provider.GetRequiredService<ContentKeys>().IsOn ? new ContentCipher(provider.GetRequiredService<DataKeys>()) : ContentCipher.Off);
        services.AddSingleton<SqliteReencryption>();
        return services.AddSingleton<IPersonalData>(provider => new DataKeyData(
            provider.GetRequiredService<ContentKeys>().IsOn ? provider.GetRequiredService<DataKeys>() : null,
            provider.GetRequiredService<SqliteReencryption>(),
            provider.GetRequiredService<IAuditLog>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    private static InvalidOperationException Off() => new("encryption is off: there are no keys");
}
