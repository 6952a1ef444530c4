namespace MimeKit;

/// <summary>What became of a message at its recipient: the read receipt (RFC 8098).</summary>
public class MessageDispositionNotification : MimePart
{
    private HeaderList? fields;

    public MessageDispositionNotification(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public MessageDispositionNotification() : base("message", "disposition-notification")
    {
    }

    /// <summary>The fields of the report; a change to them becomes the content.</summary>
    public HeaderList Fields => fields ??= Utils.ReportFields.Load(this);

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitMessageDispositionNotification(this);
    }
}
