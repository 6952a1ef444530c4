namespace Platform.Outgoing;

/// <summary>A key that thread tokens are signed with.</summary>
/// <param name="Id">Written into each token, so that the key is found again after a rotation; never reused for another secret.</param>
/// <param name="Secret">At least <see cref="MinSecretBytes"/> bytes from a cryptographic random source.</param>
public readonly record struct ThreadTokenKey(byte Id, ReadOnlyMemory<byte> Secret)
{
    /// <summary>The shortest secret that is accepted; 32 is what to use (RFC 2104 §3: not below the hash's length).</summary>
    public const int MinSecretBytes = 16;
}
