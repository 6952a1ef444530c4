namespace Platform.Encryption;

/// <summary>A data key as it is stored: encrypted with a key-encryption key.</summary>
/// <param name="KeyEncryptionKey">Which one, such as <c>file:3f2a9c01</c> or <c>kms:arn:...</c>.</param>
/// <param name="Bytes">The ciphertext.</param>
public sealed record WrappedKey(string KeyEncryptionKey, ReadOnlyMemory<byte> Bytes);
