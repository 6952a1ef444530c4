namespace Platform.Silo.Adapters.Encryption;

/// <summary>A grain's state as its provider keeps it: bytes, JSON or encrypted.</summary>
internal sealed class StoredState
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }
}
