using System.Buffers;

namespace MimeKit.IO;

/// <summary>Buffers what is written and turns the line ends of text into the chosen ones.</summary>
internal sealed class MimeWriter(FormatOptions options, Stream stream, CancellationToken cancellationToken) : IDisposable
{
    private const int Size = 32 * 1024;

    private readonly bool unix = options.NewLineFormat == NewLineFormat.Unix;
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int count;
    private byte last;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - count)
        {
            Flush();
            if (bytes.Length >= buffer.Length)
            {
                stream.Write(bytes);
                return;
            }
        }

        bytes.CopyTo(buffer.AsSpan(count));
        count += bytes.Length;
    }

    /// <summary>Starts a text of its own: a CR at the end of the one before belongs to that one.</summary>
    public void BeginText() => last = 0;

    public void WriteText(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (unix)
        {
            WriteUnix(text);
        }
        else
        {
            WriteDos(text);
        }

        last = text[^1];
    }

    public void EndText(bool ensureNewLine)
    {
        if (ensureNewLine && last != '\n')
        {
            Write(unix || last == '\r' ? "\n"u8 : "\r\n"u8);
        }
    }

    public void WriteHeader(Header header, FormatOptions format)
    {
        WriteText(header.RawFieldSpan);
        if (!header.IsInvalid)
        {
            WriteText(":"u8);
            WriteText(header.GetRawValue(format));
        }
    }

    public void Flush()
    {
        cancellationToken.ThrowIfCancellationRequested();
        stream.Write(buffer, 0, count);
        count = 0;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    /// <summary>CRLF becomes LF; a CR that stands alone stays, and one at the very end of a text is dropped.</summary>
    private void WriteUnix(ReadOnlySpan<byte> text)
    {
        if (last == '\r' && text[0] != '\n')
        {
            Write("\r"u8);
        }

        while (true)
        {
            var cr = text.IndexOf((byte)'\r');
            if (cr == -1)
            {
                Write(text);
                return;
            }

            Write(text[..cr]);
            text = text[(cr + 1)..];
            if (text.IsEmpty)
            {
                return;
            }

            if (text[0] != '\n')
            {
                Write("\r"u8);
            }
        }
    }

    private void WriteDos(ReadOnlySpan<byte> text)
    {
        var before = last;
        while (true)
        {
            var lf = text.IndexOf((byte)'\n');
            if (lf == -1)
            {
                Write(text);
                return;
            }

            Write(text[..lf]);
            before = lf > 0 ? text[lf - 1] : before;
            Write(before == '\r' ? "\n"u8 : "\r\n"u8);
            before = (byte)'\n';
            text = text[(lf + 1)..];
        }
    }
}
