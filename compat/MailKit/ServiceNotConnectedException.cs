namespace MailKit;

/// <summary>There is no connection.</summary>
public class ServiceNotConnectedException : InvalidOperationException
{
    public ServiceNotConnectedException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ServiceNotConnectedException(string message) : base(message)
    {
    }

    public ServiceNotConnectedException()
    {
    }
}
