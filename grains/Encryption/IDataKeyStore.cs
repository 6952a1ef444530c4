namespace Platform.Encryption;

/// <summary>
/// The wrapped data keys. Of an owner one is current; a retired one is still there to read with, until it is destroyed. Apart from the content,
/// so that a copy of the content has no keys in it (docs/adr/0030-encryption-at-rest.md).
/// </summary>
public interface IDataKeyStore
{
    /// <summary>The current key of an owner; null when there is none.</summary>
    Task<StoredDataKey?> FindCurrentAsync(UInt128 owner, CancellationToken cancellationToken = default);

    /// <summary>A key by its name, retired or not; null when it was destroyed or never was.</summary>
    Task<StoredDataKey?> FindAsync(DataKeyId id, CancellationToken cancellationToken = default);

    /// <summary>Adds a key as its owner's current one; false, and nothing written, when the owner has one.</summary>
    Task<bool> TryAddAsync(StoredDataKey key, CancellationToken cancellationToken = default);

    /// <summary>Puts another wrapping in place of one; nothing when it is not as it was read.</summary>
    Task RewrapAsync(StoredDataKey read, WrappedKey wrapped, CancellationToken cancellationToken = default);

    /// <summary>Retires the owner's current key, if there is one: nothing more is encrypted with it.</summary>
    Task RetireAsync(UInt128 owner, CancellationToken cancellationToken = default);

    /// <summary>The owner's retired keys: those whose destruction has begun.</summary>
    Task<IReadOnlyList<DataKeyId>> ListRetiredAsync(UInt128 owner, CancellationToken cancellationToken = default);

    /// <summary>Destroys a retired key, bytes included. Idempotent.</summary>
    Task DestroyAsync(DataKeyId id, CancellationToken cancellationToken = default);

    /// <summary>Keys that a key-encryption key wrapped.</summary>
    Task<IReadOnlyList<StoredDataKey>> ListAsync(string keyEncryptionKey, int limit, CancellationToken cancellationToken = default);

    /// <summary>Whether there is any key: content may be encrypted.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken = default);
}
