using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Encryption;

namespace Platform.Silo.Hosting;

/// <summary>Says whether content is encrypted, and finds out before the first message whether the key is the right one. A wrong one stops the start.</summary>
internal sealed partial class EncryptionStart(IServiceProvider services, ContentKeys keys, IOptions<PlatformClusterOptions> cluster, ILogger<EncryptionStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (keys.Wrapper is not { } wrapper)
        {
            var store = keys.Store ?? (cluster.Value.IsEnabled ? services.GetRequiredService<IDataKeyStore>() : null);
            if (store is not null && await store.AnyAsync(cancellationToken))
            {
                throw new ContentKeyException(
                    $"content is encrypted and no key is set: set {EncryptionOptions.Section}:KeyFile, {EncryptionOptions.Section}:KmsKeyId or {EncryptionOptions.KeyVariable}");
            }

            LogOff(logger, EncryptionOptions.Section);
            return;
        }

        var dataKeys = services.GetRequiredService<DataKeys>();
        await dataKeys.CheckAsync(cancellationToken);
        LogOn(logger, wrapper.Current, await dataKeys.RewrapAsync(cancellationToken));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Content is not encrypted field by field: {Section} names no key")]
    private static partial void LogOff(ILogger logger, string section);

    [LoggerMessage(Level = LogLevel.Information, Message = "Content is encrypted with a data key for each customer, wrapped by {Key}; {Rewrapped} data keys of an earlier key were wrapped anew")]
    private static partial void LogOn(ILogger logger, string key, int rewrapped);
}
