using System.Collections.Immutable;
using System.Globalization;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Platform.Encryption;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>
/// A key-encryption key of AWS KMS, which never leaves it. The encryption context names the customer and the data key, so that CloudTrail tells
/// whose key was unwrapped, and KMS refuses one that was moved. KMS rotates its key by itself and still decrypts.
/// </summary>
/// <param name="client">KMS; disposed with this.</param>
/// <param name="keyId">The key: ARN, id or alias.</param>
/// <param name="earlier">Keys of this machine that still unwrap; null for none.</param>
internal sealed class KmsKeyWrapper(IAmazonKeyManagementService client, string keyId, FileKeyWrapper? earlier) : IKeyWrapper, IDisposable
{
    /// <summary>The encryption context's word for the customer, "platform" for nobody; the template's policy asks for it.</summary>
    public const string CustomerContext = "customer";

    /// <summary>The encryption context's word for the data key.</summary>
    public const string KeyContext = "data-key";

    private const string Prefix = "kms:";

    /// <inheritdoc/>
    public string Current => Prefix + keyId;

    /// <inheritdoc/>
    public ImmutableArray<string> Known => [Current, .. earlier?.Known ?? []];

    /// <inheritdoc/>
    public async Task<WrappedKey> WrapAsync(DataKeyId id, ReadOnlyMemory<byte> secret, CancellationToken cancellationToken = default)
    {
        using var plain = new MemoryStream(secret.ToArray(), writable: false);
        var answer = await CallAsync(
            () => client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = plain, EncryptionContext = Context(id) }, cancellationToken), id);
        return new(Current, answer.CiphertextBlob.ToArray());
    }

    /// <inheritdoc/>
    public async Task<byte[]> UnwrapAsync(DataKeyId id, WrappedKey wrapped, CancellationToken cancellationToken = default)
    {
        if (!wrapped.KeyEncryptionKey.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return earlier is not null
                ? await earlier.UnwrapAsync(id, wrapped, cancellationToken)
                : throw new ContentKeyException(
                    $"the content is encrypted with the key {wrapped.KeyEncryptionKey}: set {EncryptionOptions.Section}:KeyFile beside KmsKeyId until its data keys are wrapped anew");
        }

        using var stored = new MemoryStream(wrapped.Bytes.ToArray(), writable: false);
        var answer = await CallAsync(
            () => client.DecryptAsync(
                new DecryptRequest { KeyId = wrapped.KeyEncryptionKey[Prefix.Length..], CiphertextBlob = stored, EncryptionContext = Context(id) }, cancellationToken),
            id);
        return answer.Plaintext.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static Dictionary<string, string> Context(DataKeyId id) => new(StringComparer.Ordinal)
    {
        [CustomerContext] = id.Owner == DataKeyId.Platform ? "platform" : id.OwnerId,
        [KeyContext] = id.Number.ToString("x16", CultureInfo.InvariantCulture),
    };

    private async Task<T> CallAsync<T>(Func<Task<T>> call, DataKeyId id)
    {
        try
        {
            return await call();
        }
        catch (InvalidCiphertextException changed)
        {
            throw new ContentKeyException($"the stored data key {id} was changed or belongs to another: restore the data keys from a backup", changed);
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            var reason = failure.Message.ReplaceLineEndings(" ");
            throw new ContentKeyException(
                $"AWS KMS key {keyId} cannot be used ({reason}): check {EncryptionOptions.Section}:KmsKeyId, the region, the network, and the right to kms:Encrypt and kms:Decrypt", failure);
        }
    }
}
