using System.Buffers;

namespace MimeKit.IO;

/// <summary>An array of the pool, given back at the end of the scope.</summary>
internal sealed class RentedBuffer(int size) : IDisposable
{
    public byte[] Array { get; } = ArrayPool<byte>.Shared.Rent(size);

    public void Dispose() => ArrayPool<byte>.Shared.Return(Array);
}
