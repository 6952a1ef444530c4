using MimeKit.Tnef;

namespace MimeKit;

/// <summary>Walks a message; each method does what the kind of part it stands for has in it.</summary>
public abstract class MimeVisitor
{
    public virtual void Visit(MimeEntity entity) => entity?.Accept(this);

    public virtual void Visit(MimeMessage message) => message?.Accept(this);

    protected virtual void VisitBody(MimeMessage message) => message.Body?.Accept(this);

    protected virtual void VisitMessage(MessagePart entity) => entity.Message?.Accept(this);

    protected virtual void VisitChildren(Multipart multipart)
    {
        for (var i = 0; i < multipart.Count; i++)
        {
            multipart[i].Accept(this);
        }
    }

    protected internal virtual void VisitMimeMessage(MimeMessage message) => VisitBody(message);

    protected internal virtual void VisitMimeEntity(MimeEntity entity)
    {
    }

    protected internal virtual void VisitMimePart(MimePart entity) => VisitMimeEntity(entity);

    protected internal virtual void VisitTextPart(TextPart entity) => VisitMimePart(entity);

    protected internal virtual void VisitTnefPart(TnefPart entity) => VisitMimePart(entity);

    protected internal virtual void VisitMessageDeliveryStatus(MessageDeliveryStatus entity) => VisitMimePart(entity);

    protected internal virtual void VisitMessageDispositionNotification(MessageDispositionNotification entity) => VisitMimePart(entity);

    protected internal virtual void VisitMessageFeedbackReport(MessageFeedbackReport entity) => VisitMimePart(entity);

    protected internal virtual void VisitMessagePart(MessagePart entity)
    {
        VisitMimeEntity(entity);
        VisitMessage(entity);
    }

    protected internal virtual void VisitTextRfc822Headers(TextRfc822Headers entity) => VisitMessagePart(entity);

    protected internal virtual void VisitMultipart(Multipart multipart)
    {
        VisitMimeEntity(multipart);
        VisitChildren(multipart);
    }

    protected internal virtual void VisitMultipartAlternative(MultipartAlternative alternative) => VisitMultipart(alternative);

    protected internal virtual void VisitMultipartRelated(MultipartRelated related) => VisitMultipart(related);

    protected internal virtual void VisitMultipartReport(MultipartReport report) => VisitMultipart(report);
}
