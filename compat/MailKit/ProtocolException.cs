namespace MailKit;

/// <summary>The server went away or spoke nonsense. The connection is over.</summary>
public abstract class ProtocolException : Exception
{
    protected ProtocolException(string message, Exception innerException) : base(message, innerException)
    {
    }

    protected ProtocolException(string message) : base(message)
    {
    }

    protected ProtocolException()
    {
    }
}
