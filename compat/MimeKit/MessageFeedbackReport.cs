namespace MimeKit;

/// <summary>A complaint about a message (RFC 5965).</summary>
public class MessageFeedbackReport : MimePart
{
    private HeaderList? fields;

    public MessageFeedbackReport(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public MessageFeedbackReport() : base("message", "feedback-report")
    {
    }

    /// <summary>The fields of the report; a change to them becomes the content.</summary>
    public HeaderList Fields => fields ??= Utils.ReportFields.Load(this);

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitMessageFeedbackReport(this);
    }
}
