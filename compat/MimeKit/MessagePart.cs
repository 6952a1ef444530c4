using MimeKit.IO;

namespace MimeKit;

/// <summary>A message inside a message (RFC 2046 section 5.2.1).</summary>
public class MessagePart : MimeEntity
{
    public MessagePart(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public MessagePart(string subtype, params object[] args) : this(subtype) => Init(args);

    public MessagePart(string subtype) : this("message", subtype)
    {
    }

    public MessagePart() : this("rfc822")
    {
    }

    protected MessagePart(string mediaType, string mediaSubtype) : base(mediaType, mediaSubtype)
    {
    }

    public MimeMessage? Message { get; set; }

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitMessagePart(this);
    }

    public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
    {
        CheckLineLength(maxLineLength);
        Message?.Prepare(constraint, maxLineLength);
    }

    internal override void Write(MimeWriter writer, FormatOptions options, bool contentOnly, bool ensureNewLine)
    {
        if (!contentOnly)
        {
            Headers.Write(writer, options);
        }

        if (Message is not null)
        {
            writer.Write(Message.MboxMarker.Span);
            Message.Write(writer, options, headersOnly: false, ensureNewLine: false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Message?.Dispose();
        }

        base.Dispose(disposing);
    }

    private protected void Init(object[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        foreach (var arg in args)
        {
            if (arg is MimeMessage message)
            {
                Message = Message is null ? message : throw new ArgumentException("The message should not be specified more than once.", nameof(args));
            }
            else if (arg is not null && !TryInit(arg))
            {
                throw new ArgumentException("Unknown initialization parameter: " + arg.GetType(), nameof(args));
            }
        }
    }
}
