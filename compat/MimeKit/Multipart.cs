using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using MimeKit.IO;
using MimeKit.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>A part made of parts (RFC 2046 section 5.1).</summary>
public partial class Multipart : MimeEntity, IList<MimeEntity>
{
    private readonly List<MimeEntity> children = [];
    private ReadOnlyMemory<byte>? rawPreamble;
    private ReadOnlyMemory<byte>? rawEpilogue;

    public Multipart(MimeEntityConstructorArgs args) : base(args)
    {
        // Until the parser has seen it: a mail that was cut off is written back as it came.
        HasEndBoundary = false;
    }

    public Multipart(string subtype, params object[] args) : this(subtype)
    {
        ArgumentNullException.ThrowIfNull(args);
        foreach (var arg in args)
        {
            if (arg is MimeEntity entity)
            {
                Add(entity);
            }
            else if (arg is not null && !TryInit(arg))
            {
                throw new ArgumentException("Unknown initialization parameter: " + arg.GetType(), nameof(args));
            }
        }
    }

    public Multipart(string subtype) : base("multipart", subtype)
    {
        ContentType.Boundary = "=-" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
    }

    public Multipart() : this("mixed")
    {
    }

    [DisallowNull]
    public string? Boundary
    {
        get => ContentType.Boundary;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (Boundary != value)
            {
                ContentType.Boundary = value.Trim();
            }
        }
    }

    /// <summary>The text before the first part.</summary>
    public string? Preamble
    {
        get => rawPreamble is { } raw ? Charsets.Guess(Headers.Options, raw.Span) : null;
        set => rawPreamble = value is null ? null : Encoding.UTF8.GetBytes(Fold(value, leading: string.Empty));
    }

    /// <summary>The text behind the last part.</summary>
    public string? Epilogue
    {
        get => rawEpilogue is { } raw ? Charsets.Guess(Headers.Options, SkipNewLine(raw.Span)) : null;
        set
        {
            HasEndBoundary |= value is not null;
            rawEpilogue = value is null ? null : Encoding.UTF8.GetBytes(Fold(value, FormatOptions.Default.NewLine));
        }
    }

    internal bool HasEndBoundary { get; set; } = true;

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitMultipart(this);
    }

    /// <summary>The text part that is this multipart's body in the given format.</summary>
    public virtual bool TryGetValue(TextFormat format, [NotNullWhen(true)] out TextPart? body)
    {
        body = null;
        foreach (var child in children)
        {
            switch (child)
            {
                case Multipart multipart:
                    return multipart.TryGetValue(format, out body);
                case TextPart { IsAttachment: false } text:
                    // The first text is the body: in another format, there is none in this one.
                    body = text.IsFormat(format) ? text : null;
                    return body is not null;
            }
        }

        return false;
    }

    public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
    {
        CheckLineLength(maxLineLength);
        foreach (var child in children)
        {
            child.Prepare(constraint, maxLineLength);
        }
    }

    internal void SetRaw(ReadOnlyMemory<byte>? preamble, ReadOnlyMemory<byte>? epilogue)
    {
        rawPreamble = preamble ?? rawPreamble;
        rawEpilogue = epilogue ?? rawEpilogue;
    }

    internal override void Write(MimeWriter writer, FormatOptions options, bool contentOnly, bool ensureNewLine)
    {
        if (!contentOnly)
        {
            Headers.Write(writer, options);
        }

        options = ContentType.IsMimeType("multipart", "signed") ? Untouched(options) : options;
        if (rawPreamble is { Length: > 0 } preamble)
        {
            writer.BeginText();
            writer.WriteText(preamble.Span);
            writer.EndText(children.Count > 0 || ensureNewLine);
        }

        var boundary = Encoding.ASCII.GetBytes("--" + Boundary);
        foreach (var child in children)
        {
            writer.Write(boundary);
            writer.Write(options.NewLineBytes);
            child.Write(writer, options, contentOnly: false, ensureNewLine: false);
            if (EndsWithNewLine(child))
            {
                writer.Write(options.NewLineBytes);
            }
        }

        WriteEnd(writer, options, boundary, ensureNewLine);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var child in children)
            {
                child.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>The line end before a boundary belongs to it; a part that was cut off has none.</summary>
    private static bool EndsWithNewLine(MimeEntity child)
    {
        if (child is MessagePart message)
        {
            if (message.Message?.Body is not { } body)
            {
                return false;
            }

            child = body is MessagePart ? child : body;
        }

        return child switch
        {
            MimePart part => part.Content is not null,
            Multipart multipart => multipart.HasEndBoundary,
            _ => true,
        };
    }

    /// <summary>What is signed may not be changed (RFC 1847 section 2.1).</summary>
    private static FormatOptions Untouched(FormatOptions options)
    {
        if (options.International || options.HiddenHeaders.Count > 0)
        {
            options = options.Clone();
            options.HiddenHeaders.Clear();
            options.International = false;
        }

        return options;
    }

    private static ReadOnlySpan<byte> SkipNewLine(ReadOnlySpan<byte> raw) => raw switch
    {
        [(byte)'\r', (byte)'\n', ..] => raw[2..],
        [(byte)'\n', _, ..] => raw[1..],
        _ => raw,
    };

    private void WriteEnd(MimeWriter writer, FormatOptions options, byte[] boundary, bool ensureNewLine)
    {
        if (!HasEndBoundary)
        {
            return;
        }

        writer.Write(boundary);
        writer.Write("--"u8);
        if (rawEpilogue is not { } epilogue)
        {
            writer.Write(options.NewLineBytes);
        }
        else if (epilogue.Length > 0)
        {
            writer.BeginText();
            writer.WriteText(epilogue.Span);
            writer.EndText(ensureNewLine);
        }
    }
}
