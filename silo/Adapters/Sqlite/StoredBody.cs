using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Platform.Encryption;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The stored form of a mail's bytes: as they are, or Brotli where that saves space; and encrypted behind that.</summary>
internal readonly record struct StoredBody(int Encoding, ReadOnlyMemory<byte> Bytes)
{
    private const int Plain = 0;
    private const int Brotli = 1;
    private const int Encrypted = 2;

    // Below this a mail fits into one page either way.
    private const int SmallestCompressed = 2048;
    private const int Quality = 1;
    private const int Window = 18;

    /// <summary>Compresses when that saves at least an eighth.</summary>
    public static StoredBody Encode(ReadOnlyMemory<byte> content)
    {
        if (content.Length < SmallestCompressed)
        {
            return new(Plain, content.ToArray());
        }

        var worthwhile = content.Length - (content.Length / 8);
        var buffer = ArrayPool<byte>.Shared.Rent(worthwhile);
        try
        {
            return BrotliEncoder.TryCompress(content.Span, buffer.AsSpan(0, worthwhile), out var written, Quality, Window)
                ? new(Brotli, buffer.AsSpan(0, written).ToArray())
                : new(Plain, content.ToArray());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether the bytes are encrypted.</summary>
    public bool IsEncrypted => (Encoding & Encrypted) != 0;

    /// <summary>The same, encrypted where encryption is on.</summary>
    public async ValueTask<StoredBody> EncryptAsync(ContentCipher cipher, string owner, string place, CancellationToken cancellationToken) =>
        cipher.IsOn ? new(Encoding | Encrypted, await cipher.EncryptAsync(owner, place, Bytes, cancellationToken)) : this;

    /// <summary>The same, decrypted where it is encrypted; null when its key was destroyed.</summary>
    public async ValueTask<StoredBody?> DecryptAsync(ContentCipher cipher, string place, CancellationToken cancellationToken)
    {
        if (!IsEncrypted)
        {
            return this;
        }

        return await cipher.DecryptAsync(place, Bytes, cancellationToken) is { } plain ? new(Encoding & ~Encrypted, plain) : null;
    }

    /// <inheritdoc cref="ContentCipher.RequireLive"/>
    public void RequireLive(ContentCipher cipher)
    {
        if (IsEncrypted)
        {
            cipher.RequireLive(Bytes.Span);
        }
    }

    /// <summary>The bytes again; null when the stored bytes do not give them.</summary>
    public static byte[]? Decode(int encoding, ReadOnlySpan<byte> stored, long size)
    {
        if (encoding == Plain)
        {
            return stored.Length == size ? stored.ToArray() : null;
        }

        var content = new byte[size];
        return encoding == Brotli && BrotliDecoder.TryDecompress(stored, content, out var written) && written == size ? content : null;
    }

    /// <summary>The bytes of a SHA-256 in lower-case hexadecimal; null for anything else.</summary>
    public static byte[]? ParseHash(string contentHash)
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        return contentHash.Length == bytes.Length * 2
            && !contentHash.AsSpan().ContainsAnyInRange('A', 'F')
            && Convert.FromHexString(contentHash, bytes, out _, out _) == OperationStatus.Done
                ? bytes
                : null;
    }

    /// <summary>The bytes of a SHA-256 in lower-case hexadecimal.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static byte[] RequireHash(string contentHash) =>
        ParseHash(contentHash) ?? throw new ArgumentException("a content hash is a SHA-256 in lower-case hexadecimal", nameof(contentHash));
}
