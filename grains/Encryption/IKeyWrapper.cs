namespace Platform.Encryption;

/// <summary>Wraps data keys with a key-encryption key that never leaves its place: a file of this machine, or AWS KMS.</summary>
public interface IKeyWrapper
{
    /// <summary>The key that new data keys are wrapped with.</summary>
    string Current { get; }

    /// <summary>Every key that unwraps here, the current one included.</summary>
    ImmutableArray<string> Known { get; }

    /// <summary>Wraps a data key. The result unwraps under the same name only.</summary>
    /// <exception cref="ContentKeyException">The key-encryption key cannot be used; one line says why.</exception>
    Task<WrappedKey> WrapAsync(DataKeyId id, ReadOnlyMemory<byte> secret, CancellationToken cancellationToken = default);

    /// <summary>Unwraps a data key.</summary>
    /// <exception cref="ContentKeyException">It was wrapped with another key, was changed, or the key-encryption key cannot be used; one line says which.</exception>
    Task<byte[]> UnwrapAsync(DataKeyId id, WrappedKey wrapped, CancellationToken cancellationToken = default);
}
