namespace MailKit.Net.Smtp;

/// <summary>The server disconnected unexpectedly or sent what is no reply.</summary>
public class SmtpProtocolException : ProtocolException
{
    public SmtpProtocolException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public SmtpProtocolException(string message) : base(message)
    {
    }

    public SmtpProtocolException()
    {
    }
}
