using System.Text;
using MimeKit.Utils;

namespace MimeKit;

public partial class MimeParser
{
    /// <summary>A block of headers up to the empty line, the end, or a boundary that came too early.</summary>
    private readonly record struct HeaderBlock(List<Header> Headers, ReadOnlyMemory<byte> MboxMarker, bool AtBoundary)
    {
        public ContentType? ContentType { get; init; }
    }

    private HeaderBlock ReadHeaders(bool topLevel, string error)
    {
        var headers = new List<Header>();
        var mboxMarker = ReadOnlyMemory<byte>.Empty;
        var bytes = Bytes;
        match = default;
        while (position < bytes.Length)
        {
            if (Lines.IsEnd(bytes, position))
            {
                position = Lines.Next(bytes, position);
                break;
            }

            var start = position;
            var next = Lines.Next(bytes, start);
            var complete = bytes[next - 1] == '\n';
            var name = ScanName(bytes, start, out var valid);
            if (topLevel && (name == bytes.Length || (!valid && headers.Count == 0 && !IsFromLine(bytes[start..name]))))
            {
                // A mail that ends in the middle of a name, or that has no header at all.
                throw new FormatException(error);
            }

            if (complete && boundaries.Match(bytes[start..next]) is { Depth: > 0 } found)
            {
                match = found;
                return new HeaderBlock(headers, mboxMarker, AtBoundary: true) { ContentType = FindContentType(headers) };
            }

            if (!valid && headers.Count == 0 && complete)
            {
                // A From line of an mbox, or rubbish before the first header of a part: not part of the headers.
                mboxMarker = mboxMarker.IsEmpty ? memory[start..next] : mboxMarker;
                position = next;
                continue;
            }

            position = SkipFolded(bytes, next);
            headers.Add(CreateHeader(start, position));
        }

        return new HeaderBlock(headers, mboxMarker, AtBoundary: false) { ContentType = FindContentType(headers) };
    }

    /// <summary>Where the name ends: at its colon when it is valid, else at the first byte that no name may have.</summary>
    private static int ScanName(ReadOnlySpan<byte> bytes, int start, out bool valid)
    {
        if (bytes[start..] is [(byte)'\r'])
        {
            // Half a line end at the end of the mail: not judged.
            valid = true;
            return start;
        }

        var blank = false;
        var i = start;
        for (; i < bytes.Length && bytes[i] != ':'; i++)
        {
            if (ByteClass.IsBlank(bytes[i]))
            {
                blank = true;
            }
            else if (blank || ByteClass.IsControl(bytes[i]))
            {
                valid = false;
                return i;
            }
        }

        valid = i < bytes.Length && i > start;
        return i;
    }

    private static bool IsFromLine(ReadOnlySpan<byte> line) =>
        line.Length >= 5 && (line.StartsWith("From "u8) || line.StartsWith(">From "u8));

    /// <summary>RFC 5322 section 2.2.3: a line that begins with a blank belongs to the header before it.</summary>
    private static int SkipFolded(ReadOnlySpan<byte> bytes, int next)
    {
        while (next < bytes.Length && ByteClass.IsBlank(bytes[next]))
        {
            next = Lines.Next(bytes, next);
        }

        return next;
    }

    private Header CreateHeader(int start, int end)
    {
        var bytes = Bytes[start..end];
        var colon = 0;
        while (colon < bytes.Length && ByteClass.IsFieldText(bytes[colon]))
        {
            colon++;
        }

        while (colon < bytes.Length && ByteClass.IsBlank(bytes[colon]))
        {
            colon++;
        }

        var valid = colon < bytes.Length && bytes[colon] == ':';
        return new Header(
            options,
            valid ? memory.Slice(start, colon) : memory[start..end],
            valid ? memory[(start + colon + 1)..end] : ReadOnlyMemory<byte>.Empty,
            !valid)
        {
            Offset = start,
        };
    }

    private ContentType? FindContentType(List<Header> headers)
    {
        foreach (var header in headers)
        {
            if (header.Id == HeaderId.ContentType)
            {
                return ContentType.Recover(options, header.RawValueSpan);
            }
        }

        return null;
    }

    private static ContentType DefaultContentType(ContentType? parent) =>
        parent is not null && parent.IsMimeType("multipart", "digest")
            ? new ContentType("message", "rfc822")
            : new ContentType("text", "plain");
}
