using System.Runtime.InteropServices;
using MimeKit.Encodings;
using MimeKit.IO;

namespace MimeKit;

/// <summary>Content held in a stream, or, when it was parsed, as a slice of the message: parsing copies nothing.</summary>
public class MimeContent : IMimeContent
{
    private const int ChunkSize = 32 * 1024;

    private readonly ReadOnlyMemory<byte>? slice;
    private readonly int trailing;
    private NewLineFormat? newLineFormat;
    private bool newLinesKnown;
    private bool disposed;

    public MimeContent(Stream stream, ContentEncoding encoding = ContentEncoding.Default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead || !stream.CanSeek)
        {
            throw new ArgumentException("The stream has to support reading and seeking.", nameof(stream));
        }

        Stream = stream;
        Encoding = encoding;
        newLinesKnown = true;
    }

    /// <summary><paramref name="trailing"/>: the length of the line end behind the slice, which belongs to a boundary.</summary>
    internal MimeContent(ReadOnlyMemory<byte> slice, ContentEncoding encoding, int trailing)
    {
        this.slice = slice;
        this.trailing = trailing;
        Encoding = encoding;
    }

    public ContentEncoding Encoding { get; }

    /// <summary>The line ends of parsed content; null when it has none or was not parsed.</summary>
    public NewLineFormat? NewLineFormat
    {
        get
        {
            if (!newLinesKnown)
            {
                MemoryMarshal.TryGetArray(slice!.Value, out var segment);
                newLineFormat = Detect(segment.Array.AsSpan(segment.Offset, segment.Count + trailing));
                newLinesKnown = true;
            }

            return newLineFormat;
        }

        set
        {
            newLineFormat = value;
            newLinesKnown = true;
        }
    }

    public Stream? Stream
    {
        get => disposed ? null : field ??= AsStream();
        private set;
    }

    /// <summary>The decoded content, to be read once from its beginning.</summary>
    public Stream Open() =>
        ContentDecoder.Decodes(Encoding) ? new DecoderStream(Rewind(), Encoding)
        : slice is not null ? AsStream()
        : new DecoderStream(Rewind(), Encoding);

    public void DecodeTo(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!ContentDecoder.Decodes(Encoding))
        {
            WriteTo(stream, cancellationToken);
            return;
        }

        var decoder = new ContentDecoder(Encoding);
        using var output = new RentedBuffer(ContentDecoder.MaxDecodedLength(ChunkSize));
        ForEachChunk(chunk => stream.Write(output.Array, 0, decoder.Decode(chunk, output.Array)), cancellationToken);
    }

    public Task DecodeToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.WriteAsync(Decode(cancellationToken), cancellationToken).AsTask();
    }

    public void WriteTo(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ForEachChunk(chunk => stream.Write(chunk), cancellationToken);
    }

    public Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.WriteAsync(Bytes(), cancellationToken).AsTask();
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            Stream?.Dispose();
            disposed = true;
        }
    }

    /// <summary>The content as it is encoded.</summary>
    internal ReadOnlyMemory<byte> Bytes()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (slice is { } bytes)
        {
            return bytes;
        }

        using var copy = new MemoryStream();
        Rewind().CopyTo(copy);
        Stream!.Position = 0;
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }

    /// <summary>The content decoded, in one piece.</summary>
    internal ReadOnlyMemory<byte> Decode(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bytes = Bytes();
        if (!ContentDecoder.Decodes(Encoding))
        {
            return bytes;
        }

        var output = new byte[ContentDecoder.MaxDecodedLength(bytes.Length)];
        var length = new ContentDecoder(Encoding).Decode(bytes.Span, output);
        return output.AsMemory(0, length);
    }

    private static NewLineFormat? Detect(ReadOnlySpan<byte> text)
    {
        var lines = text.Count((byte)'\n');
        var dos = text.Count("\r\n"u8);
        return lines == 0 ? null
            : dos == 0 ? MimeKit.NewLineFormat.Unix
            : dos == lines ? MimeKit.NewLineFormat.Dos
            : MimeKit.NewLineFormat.Mixed;
    }

    private MemoryStream AsStream()
    {
        MemoryMarshal.TryGetArray(slice!.Value, out var segment);
        return new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
    }

    private Stream Rewind()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Stream!.Position = 0;
        return Stream;
    }

    private void ForEachChunk(ReadOnlySpanAction handle, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (slice is { } bytes)
        {
            for (var i = 0; i < bytes.Length; i += ChunkSize)
            {
                cancellationToken.ThrowIfCancellationRequested();
                handle(bytes.Span.Slice(i, Math.Min(ChunkSize, bytes.Length - i)));
            }

            return;
        }

        using var input = new RentedBuffer(ChunkSize);
        var source = Rewind();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = source.Read(input.Array, 0, ChunkSize);
            if (read == 0)
            {
                break;
            }

            handle(input.Array.AsSpan(0, read));
        }

        source.Position = 0;
    }

    private delegate void ReadOnlySpanAction(ReadOnlySpan<byte> chunk);
}
