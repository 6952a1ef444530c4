using System.Collections.Immutable;
using System.Security.Cryptography;
using Platform.Encryption;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>Key-encryption keys of this machine: AES-256-GCM, with the data key's name as associated data.</summary>
internal sealed class FileKeyWrapper : IKeyWrapper
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly ImmutableArray<(string Name, byte[] Key)> _keys;
    private readonly string _where;

    /// <param name="keys">The keys; the first wraps, all unwrap.</param>
    /// <param name="where">Where they are from, for messages.</param>
    public FileKeyWrapper(ImmutableArray<byte[]> keys, string where)
    {
        _keys = [.. keys.Select(key => (KeyFile.NameOf(key), key))];
        _where = where;
    }

    /// <inheritdoc/>
    public string Current => _keys[0].Name;

    /// <inheritdoc/>
    public ImmutableArray<string> Known => [.. _keys.Select(key => key.Name).Distinct()];

    /// <inheritdoc/>
    public Task<WrappedKey> WrapAsync(DataKeyId id, ReadOnlyMemory<byte> secret, CancellationToken cancellationToken = default)
    {
        var wrapped = new byte[NonceSize + secret.Length + TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_keys[0].Key, TagSize);
        aes.Encrypt(wrapped.AsSpan(0, NonceSize), secret.Span, wrapped.AsSpan(NonceSize, secret.Length), wrapped.AsSpan(^TagSize..), Name(id));
        return Task.FromResult(new WrappedKey(_keys[0].Name, wrapped));
    }

    /// <inheritdoc/>
    public Task<byte[]> UnwrapAsync(DataKeyId id, WrappedKey wrapped, CancellationToken cancellationToken = default)
    {
        var key = _keys.FirstOrDefault(known => known.Name == wrapped.KeyEncryptionKey).Key
            ?? throw new ContentKeyException(
                $"the content is encrypted with the key {wrapped.KeyEncryptionKey}, and {_where} has {string.Join(", ", Known)}: put the key that is missing back, as a further line");
        var bytes = wrapped.Bytes.Span;
        if (bytes.Length != NonceSize + DataKey.SecretBytes + TagSize)
        {
            throw Damaged(id);
        }

        var secret = new byte[DataKey.SecretBytes];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(bytes[..NonceSize], bytes[NonceSize..^TagSize], bytes[^TagSize..], secret, Name(id));
            return Task.FromResult(secret);
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw Damaged(id, mismatch);
        }
    }

    private static ContentKeyException Damaged(DataKeyId id, Exception? cause = null) =>
        new($"the stored data key {id} was changed or belongs to another: restore the data keys from a backup", cause);

    private static byte[] Name(DataKeyId id)
    {
        var name = "data-key/v1\0"u8;
        var bytes = new byte[name.Length + DataKeyId.Size];
        name.CopyTo(bytes);
        id.Write(bytes.AsSpan(name.Length));
        return bytes;
    }
}
