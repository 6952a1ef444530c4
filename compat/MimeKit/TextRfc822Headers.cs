namespace MimeKit;

/// <summary>The headers of a message that is reported on (RFC 6522 section 4).</summary>
public class TextRfc822Headers : MessagePart
{
    public TextRfc822Headers(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public TextRfc822Headers(params object[] args) : this() => Init(args);

    public TextRfc822Headers() : base("text", "rfc822-headers")
    {
    }

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitTextRfc822Headers(this);
    }
}
