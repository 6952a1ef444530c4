using System.Text;
using MimeKit.IO;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>A part of a message: its headers, and what the kinds of parts have in common.</summary>
public abstract partial class MimeEntity : IDisposable
{
    private ContentDisposition? disposition;
    private bool dispositionKnown;
    private string? contentId;
    private bool contentIdKnown;
    private bool silent;

    protected MimeEntity(MimeEntityConstructorArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        Headers = new HeaderList(args.ParserOptions);
        ContentType = args.ContentType;
        foreach (var header in args.Headers)
        {
            if (!args.IsTopLevel || IsContentHeader(header))
            {
                Headers.Add(header);
            }
        }

        Listen();
    }

    protected MimeEntity(ContentType contentType)
    {
        ArgumentNullException.ThrowIfNull(contentType);
        Headers = [];
        ContentType = contentType;
        Listen();
        SerializeContentType();
    }

    protected MimeEntity(string mediaType, string mediaSubtype) : this(new ContentType(mediaType, mediaSubtype))
    {
    }

    public HeaderList Headers { get; }

    public ContentType ContentType { get; }

    public ContentDisposition? ContentDisposition
    {
        get
        {
            if (!dispositionKnown)
            {
                dispositionKnown = true;
                if (Headers.Find(HeaderId.ContentDisposition) is { } header
                    && ContentDisposition.TryParse(Headers.Options, header.RawValue, out disposition))
                {
                    disposition.Changed += SerializeContentDisposition;
                }
            }

            return disposition;
        }

        set
        {
            if (dispositionKnown && ReferenceEquals(disposition, value))
            {
                return;
            }

            Forget(ref disposition);
            dispositionKnown = true;
            disposition = value;
            if (value is null)
            {
                RemoveHeader("Content-Disposition");
            }
            else
            {
                value.Changed += SerializeContentDisposition;
                SerializeContentDisposition();
            }
        }
    }

    /// <summary>The Content-Id without its angle brackets.</summary>
    public string? ContentId
    {
        get
        {
            if (!contentIdKnown)
            {
                contentIdKnown = true;
                contentId = Headers.Find(HeaderId.ContentId) is { } header ? MessageIdParser.Parse(header.RawValueSpan) : null;
            }

            return contentId;
        }

        set
        {
            if (contentIdKnown && contentId == value)
            {
                return;
            }

            var id = value is null
                ? null
                : MessageIdParser.Parse(Encoding.UTF8.GetBytes(value)) ?? throw new ArgumentException("Invalid Content-Id format.", nameof(value));
            if (id is null)
            {
                RemoveHeader("Content-Id");
            }
            else
            {
                SetHeader("Content-Id", $"<{id}>");
            }

            contentIdKnown = true;
            contentId = id;
        }
    }

    public Uri? ContentLocation
    {
        get => Headers.Find(HeaderId.ContentLocation)?.Value.Trim() is { } text
            && (Uri.IsWellFormedUriString(text, UriKind.Absolute) || Uri.IsWellFormedUriString(text, UriKind.Relative))
            && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri) ? uri : null;
        set => SetOrRemove("Content-Location", value?.ToString());
    }

    public bool IsAttachment
    {
        get => ContentDisposition is { IsAttachment: true };
        set
        {
            if (ContentDisposition is null)
            {
                ContentDisposition = value ? new ContentDisposition(ContentDisposition.Attachment) : null;
            }
            else if (ContentDisposition.IsAttachment != value)
            {
                ContentDisposition.Disposition = value ? ContentDisposition.Attachment : ContentDisposition.Inline;
            }
        }
    }

    public virtual void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitMimeEntity(this);
    }

    /// <summary>Chooses transfer encodings that the transport can carry.</summary>
    public abstract void Prepare(EncodingConstraint constraint, int maxLineLength = 78);

    public override string ToString()
    {
        using var memory = new MemoryStream();
        WriteTo(memory);
        return Encoding.Latin1.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    internal static bool IsContentHeader(Header header) =>
        header.RawFieldSpan.Length >= 8 && Ascii.EqualsIgnoreCase(header.RawFieldSpan[..8], "Content-");

    internal abstract void Write(MimeWriter writer, FormatOptions options, bool contentOnly, bool ensureNewLine);

    internal static void CheckLineLength(int maxLineLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLineLength, FormatOptions.MinimumLineLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxLineLength, FormatOptions.MaximumLineLength);
    }

    /// <summary>Takes an argument of one of the constructors that accept anything.</summary>
    protected bool TryInit(object obj)
    {
        switch (obj)
        {
            case Header header:
                Headers.Add(header);
                return true;
            case IEnumerable<Header> headers:
                foreach (var header in headers)
                {
                    Headers.Add(header);
                }

                return true;
            default:
                return false;
        }
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
