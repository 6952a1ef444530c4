using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The stored form of a mail's bytes: as they are, or Brotli where that saves space.</summary>
internal readonly record struct StoredBody(int Encoding, ReadOnlyMemory<byte> Bytes)
{
    private const int Plain = 0;
    private const int Brotli = 1;

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
