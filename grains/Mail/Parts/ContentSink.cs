using System.Security.Cryptography;

namespace Platform.Mail;

/// <summary>Takes decoded bytes: keeps the first, counts all, and hashes all when asked to. Nothing larger than the bound is ever held.</summary>
internal sealed class ContentSink(int keep, bool hash) : Stream
{
    private readonly IncrementalHash? _hash = hash ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private byte[] _kept = [];
    private int _length;
    private long _total;

    public ReadOnlySpan<byte> Kept => _kept.AsSpan(0, _length);

    public ReadOnlyMemory<byte> KeptMemory => _kept.AsMemory(0, _length);

    public long Total => _total;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _total;

    public override long Position { get => _total; set => throw new NotSupportedException(); }

    public string Hash() => Convert.ToHexStringLower(_hash!.GetHashAndReset());

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash?.AppendData(buffer);
        _total += buffer.Length;
        var take = Math.Min(buffer.Length, keep - _length);
        if (take <= 0)
        {
            return;
        }

        if (_kept.Length < _length + take)
        {
            Array.Resize(ref _kept, Math.Min(keep, Math.Max(_length + take, Math.Max(4096, _kept.Length * 2))));
        }

        buffer[..take].CopyTo(_kept.AsSpan(_length));
        _length += take;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash?.Dispose();
        }

        base.Dispose(disposing);
    }
}
