namespace MimeKit.IO;

/// <summary>Takes a stream into one array.</summary>
internal static class StreamLoader
{
    private const int ChunkSize = 64 * 1024;

    public static ReadOnlyMemory<byte> Load(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = NewBuffer(stream);
        var length = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = stream.Read(buffer, length, buffer.Length - length);
            if (read <= 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
            Grow(ref buffer, length);
        }
    }

    public static async Task<ReadOnlyMemory<byte>> LoadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = NewBuffer(stream);
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read <= 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
            Grow(ref buffer, length);
        }
    }

    /// <summary>One byte more than a stream says it has, so that its end is seen without growing.</summary>
    private static byte[] NewBuffer(Stream stream)
    {
        var left = stream.CanSeek ? stream.Length - stream.Position : ChunkSize - 1;
        return new byte[Math.Clamp(left + 1, 1, Array.MaxLength)];
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        if (length < buffer.Length)
        {
            return;
        }

        if (length >= Array.MaxLength)
        {
            throw new IOException("The mail is larger than any array.");
        }

        Array.Resize(ref buffer, (int)Math.Min(Math.Max((long)buffer.Length * 2, ChunkSize), Array.MaxLength));
    }
}
