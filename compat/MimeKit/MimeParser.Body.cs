using System.Runtime.CompilerServices;
using System.Text;
using MimeKit.IO;
using MimeKit.Utils;

namespace MimeKit;

public partial class MimeParser
{
    /// <summary>
    /// Reads what follows a block of headers. On return <see cref="match"/> is the boundary line at the position, or none
    /// at the end of the mail.
    /// </summary>
    private MimeEntity ReadBody(in HeaderBlock block, ContentType? parent, bool isTopLevel, int depth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var type = block.ContentType ?? DefaultContentType(parent);
        var args = new MimeEntityConstructorArgs(options, type, block.Headers, isTopLevel);

        // Options may allow any depth; the stack of the thread does not.
        var nest = depth < options.MaxMimeDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack();
        var entity = EntityFactory.Create(args, nest);
        switch (entity)
        {
            case Multipart multipart:
                ReadMultipart(multipart, depth, cancellationToken);
                break;
            case MessagePart message:
                ReadMessagePart(message, depth, cancellationToken);
                break;
            case MimePart part:
                var content = ReadContent(out var trimmed);
                part.Content = content is null ? null : new MimeContent(content.Value, part.ContentTransferEncoding, trimmed);
                break;
        }

        return entity;
    }

    /// <summary>The bytes up to the next boundary; null when there are none. The line end before a boundary belongs to it.</summary>
    private ReadOnlyMemory<byte>? ReadContent(out int trimmed)
    {
        var start = position;
        trimmed = 0;
        FindBoundary();
        if (position == start)
        {
            return null;
        }

        if (match.Depth > 0)
        {
            trimmed = position - 2 >= start && Bytes[position - 2] == '\r' ? 2 : 1;
        }

        return memory[start..(position - trimmed)];
    }

    /// <summary>The text before the first boundary, its line end included.</summary>
    private ReadOnlyMemory<byte> ReadPreamble()
    {
        var start = position;
        FindBoundary();
        return memory[start..position];
    }

    /// <summary>Moves to the next line that is an open boundary, or to the end.</summary>
    private void FindBoundary()
    {
        var bytes = Bytes;
        match = default;
        if (boundaries.Depth == 0)
        {
            position = bytes.Length;
            return;
        }

        var line = position;
        while (line < bytes.Length)
        {
            if (bytes[line..].StartsWith("--"u8))
            {
                match = boundaries.Match(bytes[line..Lines.Next(bytes, line)]);
                if (match.Depth > 0)
                {
                    position = line;
                    return;
                }
            }

            var next = bytes[line..].IndexOf("\n--"u8);
            line = next == -1 ? bytes.Length : line + next + 1;
        }

        position = bytes.Length;
    }

    private void ReadMultipart(Multipart multipart, int depth, CancellationToken cancellationToken)
    {
        if (multipart.Boundary is not { } boundary)
        {
            multipart.SetRaw(ReadPreamble(), null);
            return;
        }

        boundaries.Push(Encoding.UTF8.GetBytes("--" + boundary));
        var own = boundaries.Depth;
        multipart.SetRaw(ReadPreamble(), null);
        while (match == new BoundaryMatch(own, IsEnd: false))
        {
            ReadChild(multipart, depth, cancellationToken);
        }

        boundaries.Pop();
        if (match == new BoundaryMatch(own, IsEnd: true))
        {
            // The line end behind the last boundary belongs to the epilogue, so that it is written as it was.
            var line = Lines.Next(Bytes, position);
            position = line - (Bytes[line - 1] == '\n' ? Bytes[line - 2] == '\r' ? 2 : 1 : 0);
            multipart.HasEndBoundary = true;
            multipart.SetRaw(null, ReadContent(out _));
        }
    }

    private void ReadChild(Multipart multipart, int depth, CancellationToken cancellationToken)
    {
        var next = Lines.Next(Bytes, position);
        var complete = Bytes[next - 1] == '\n';
        position = next;
        match = default;
        if (!complete)
        {
            return;
        }

        var block = ReadHeaders(topLevel: false, string.Empty);
        if (block.AtBoundary && block.Headers.Count == 0)
        {
            return;
        }

        multipart.Add(ReadBody(block, multipart.ContentType, isTopLevel: false, depth + 1, cancellationToken));
    }

    private void ReadMessagePart(MessagePart part, int depth, CancellationToken cancellationToken)
    {
        match = default;
        if (boundaries.Depth > 0)
        {
            if (position >= memory.Length)
            {
                return;
            }

            match = boundaries.Match(Bytes[position..Lines.Next(Bytes, position)]);
            if (match.Depth > 0)
            {
                return;
            }
        }

        var block = ReadHeaders(topLevel: false, string.Empty);
        var message = new MimeMessage(options, block.Headers) { MboxMarker = block.MboxMarker };
        message.Body = ReadBody(block, parent: null, isTopLevel: true, depth + 1, cancellationToken);
        part.Message = message;
    }
}
