using Platform.Encryption;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Stored content for a search: what no key opens any more names nobody.</summary>
internal static class ContentReading
{
    /// <summary>The content; empty when its key was destroyed.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(this ContentCipher cipher, string place, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken) =>
        await cipher.DecryptAsync(place, stored, cancellationToken) ?? default;
}
