namespace Platform.Encryption;

/// <summary>An unwrapped data key. Lives in memory only.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Secret">256 bits.</param>
public sealed record DataKey(DataKeyId Id, ReadOnlyMemory<byte> Secret)
{
    /// <summary>Bytes of a secret: AES-256.</summary>
    public const int SecretBytes = 32;

    /// <summary>Its name, and nothing of its secret.</summary>
    public override string ToString() => Id.ToString();
}
