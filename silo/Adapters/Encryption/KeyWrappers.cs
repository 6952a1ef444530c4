using Amazon.KeyManagementService;
using Amazon.Runtime;
using Platform.Encryption;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>The key-encryption key that the settings name.</summary>
internal static class KeyWrappers
{
    /// <summary>What wraps data keys; null when the settings name no key: encryption is off.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="ContentKeyException">The key cannot be used; one line says why.</exception>
    public static IKeyWrapper? Create(EncryptionOptions options, Func<string, string?> environment)
    {
        var keys = KeyFile.Load(options, environment);
        var where = options.KeyFile.Length > 0 ? $"{EncryptionOptions.Section}:KeyFile {options.KeyFile}" : EncryptionOptions.KeyVariable;
        var file = keys.IsEmpty ? null : new FileKeyWrapper(keys, where);
        return options.KmsKeyId.Length > 0 ? new KmsKeyWrapper(Client(options), options.KmsKeyId, file) : file;
    }

    private static IAmazonKeyManagementService Client(EncryptionOptions options)
    {
        try
        {
            return KmsClients.Create(options);
        }
        catch (Exception failure) when (failure is AmazonClientException or ArgumentException)
        {
            throw new ContentKeyException($"{EncryptionOptions.Section}:KmsKeyId: there is no client for AWS KMS: {failure.Message.ReplaceLineEndings(" ")}", failure);
        }
    }
}
