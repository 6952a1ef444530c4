using MimeKit;

namespace MailKit.Net.Smtp;

/// <summary>The server refused a command; <see cref="StatusCode"/> tells whether for now (4xx) or for good (5xx).</summary>
public class SmtpCommandException : CommandException
{
    public SmtpCommandException(SmtpErrorCode code, SmtpStatusCode status, MailboxAddress mailbox, string message, Exception innerException)
        : base(message, innerException)
    {
        ErrorCode = code;
        StatusCode = status;
        Mailbox = mailbox;
    }

    public SmtpCommandException(SmtpErrorCode code, SmtpStatusCode status, MailboxAddress mailbox, string message) : base(message)
    {
        ErrorCode = code;
        StatusCode = status;
        Mailbox = mailbox;
    }

    public SmtpCommandException(SmtpErrorCode code, SmtpStatusCode status, string message, Exception innerException) : base(message, innerException)
    {
        ErrorCode = code;
        StatusCode = status;
    }

    public SmtpCommandException(SmtpErrorCode code, SmtpStatusCode status, string message) : base(message)
    {
        ErrorCode = code;
        StatusCode = status;
    }

    public SmtpErrorCode ErrorCode { get; }

    public MailboxAddress? Mailbox { get; }

    public SmtpStatusCode StatusCode { get; }
}
