using MimeKit.Encodings;

namespace MimeKit.IO;

/// <summary>Reads decoded content; the content itself stays open.</summary>
internal sealed class DecoderStream(Stream source, ContentEncoding encoding) : Stream
{
    private readonly byte[] encoded = new byte[8192];
    private readonly byte[] decoded = new byte[ContentDecoder.MaxDecodedLength(8192)];
    private ContentDecoder decoder = new(encoding);
    private int position;
    private int length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (position == length)
        {
            var read = source.Read(encoded);
            if (read == 0)
            {
                return 0;
            }

            position = 0;
            length = decoder.Decode(encoded.AsSpan(0, read), decoded);
        }

        var count = Math.Min(buffer.Length, length - position);
        decoded.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
