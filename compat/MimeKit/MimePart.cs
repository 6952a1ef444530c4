using System.Text;
using MimeKit.Encodings;
using MimeKit.IO;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>A part with content of its own.</summary>
public partial class MimePart : MimeEntity
{
    private const int DefaultLineLength = 78;
    private static readonly string[] EncodingNames = ["", "7bit", "8bit", "binary", "base64", "quoted-printable", "x-uuencode"];
    private ContentEncoding encoding;
    private bool encodingKnown;
    private int encoderLineLength = DefaultLineLength;

    public MimePart(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public MimePart(string mediaType, string mediaSubtype, params object[] args) : this(mediaType, mediaSubtype)
    {
        ArgumentNullException.ThrowIfNull(args);
        foreach (var arg in args)
        {
            if (arg is null || TryInit(arg))
            {
                continue;
            }

            if (Content is not null)
            {
                throw new ArgumentException("The content should not be specified more than once.", nameof(args));
            }

            Content = arg switch
            {
                IMimeContent content => content,
                Stream stream => new MimeContent(stream),
                _ => throw new ArgumentException("Unknown initialization parameter: " + arg.GetType(), nameof(args)),
            };
        }
    }

    public MimePart(string mediaType, string mediaSubtype) : base(mediaType, mediaSubtype)
    {
    }

    public MimePart(ContentType contentType) : base(contentType)
    {
    }

    public MimePart(string contentType) : base(ContentType.Parse(contentType))
    {
    }

    public MimePart() : this("application", "octet-stream")
    {
    }

    public IMimeContent? Content { get; set; }

    public string? ContentDescription
    {
        get => Headers.Find(HeaderId.ContentDescription)?.Value.Trim();
        set => SetOrRemove("Content-Description", value?.Trim());
    }

    public ContentEncoding ContentTransferEncoding
    {
        get
        {
            if (!encodingKnown)
            {
                encodingKnown = true;
                MimeUtils.TryParse(Headers.Find(HeaderId.ContentTransferEncoding)?.Value, out encoding);
            }

            return encoding;
        }

        set
        {
            if (encodingKnown && encoding == value)
            {
                return;
            }

            if (!Enum.IsDefined(value))
            {
                throw new ArgumentOutOfRangeException(nameof(value));
            }

            SetOrRemove("Content-Transfer-Encoding", value == ContentEncoding.Default ? null : EncodingNames[(int)value]);
            encoding = value;
            encodingKnown = true;
        }
    }

    /// <summary>The file name of the disposition, else the name of the content type.</summary>
    public string? FileName
    {
        get => (ContentDisposition?.FileName ?? ContentType.Name)?.Trim();
        set
        {
            if (value is not null)
            {
                ContentDisposition ??= new ContentDisposition(ContentDisposition.Attachment);
            }

            if (ContentDisposition is { } disposition)
            {
                disposition.FileName = value;
            }

            ContentType.Name = value;
        }
    }

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitMimePart(this);
    }

    public ContentEncoding GetBestEncoding(EncodingConstraint constraint, CancellationToken cancellationToken = default) =>
        GetBestEncoding(constraint, DefaultLineLength, cancellationToken);

    public ContentEncoding GetBestEncoding(EncodingConstraint constraint, int maxLineLength, CancellationToken cancellationToken = default)
    {
        if (ContentType.IsMimeType("text", "*") || ContentType.IsMimeType("message", "*"))
        {
            CheckLineLength(maxLineLength);
            return Content is null
                ? ContentEncoding.SevenBit
                : EncodingChooser.Choose(Decode(cancellationToken).Span, constraint, maxLineLength);
        }

        return constraint == EncodingConstraint.None ? ContentEncoding.Binary : ContentEncoding.Base64;
    }

    public override void Prepare(EncodingConstraint constraint, int maxLineLength = DefaultLineLength)
    {
        CheckLineLength(maxLineLength);
        var current = ContentTransferEncoding;
        if (ContentDecoder.Decodes(current) || (current == ContentEncoding.Binary && constraint == EncodingConstraint.None))
        {
            return;
        }

        var best = GetBestEncoding(constraint, maxLineLength);
        if (current == ContentEncoding.Default && best == ContentEncoding.SevenBit)
        {
            return;
        }

        encoderLineLength = maxLineLength;
        ContentTransferEncoding = best;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Content?.Dispose();
        }

        base.Dispose(disposing);
    }

    protected override void OnHeadersChanged(HeaderListChangedAction action, Header? header)
    {
        base.OnHeadersChanged(action, header);
        if (header is null or { Id: HeaderId.ContentTransferEncoding })
        {
            encodingKnown = false;
        }
    }
}
