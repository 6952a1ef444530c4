using System.Text;
using MimeKit.Encodings;
using MimeKit.IO;

namespace MimeKit;

public partial class MimePart
{
    internal override void Write(MimeWriter writer, FormatOptions options, bool contentOnly, bool ensureNewLine)
    {
        if (!contentOnly)
        {
            Headers.Write(writer, options);
        }

        if (Content is null)
        {
            return;
        }

        writer.BeginText();
        if (Content.Encoding != ContentTransferEncoding)
        {
            WriteEncoded(writer, options, ensureNewLine);
        }
        else if (ContentTransferEncoding == ContentEncoding.Binary)
        {
            writer.Write(Bytes().Span);
        }
        else
        {
            writer.WriteText(Bytes().Span);
            writer.EndText(ensureNewLine);
        }
    }

    /// <summary>The content decoded, in one piece.</summary>
    internal ReadOnlyMemory<byte> Decode(CancellationToken cancellationToken = default)
    {
        if (Content is MimeContent own)
        {
            return own.Decode(cancellationToken);
        }

        using var memory = new MemoryStream();
        Content?.DecodeTo(memory, cancellationToken);
        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }

    private ReadOnlyMemory<byte> Bytes()
    {
        if (Content is MimeContent own)
        {
            return own.Bytes();
        }

        using var memory = new MemoryStream();
        Content?.WriteTo(memory);
        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }

    private void WriteEncoded(MimeWriter writer, FormatOptions options, bool ensureNewLine)
    {
        var uu = ContentTransferEncoding == ContentEncoding.UUEncode;
        if (uu)
        {
            writer.Write(Encoding.UTF8.GetBytes($"begin 0644 {FileName ?? "unknown"}"));
            writer.Write(options.NewLineBytes);
        }

        var content = Decode(writer.CancellationToken).Span;
        if (ContentTransferEncoding == ContentEncoding.Binary)
        {
            writer.Write(content);
        }
        else
        {
            ContentEncoder.Write(writer, ContentTransferEncoding, content, encoderLineLength);
            writer.EndText(ensureNewLine);
        }

        if (uu)
        {
            writer.Write("end"u8);
            writer.Write(options.NewLineBytes);
        }
    }
}
