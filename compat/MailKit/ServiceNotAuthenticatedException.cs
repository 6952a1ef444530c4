namespace MailKit;

/// <summary>The server wants a login first (530).</summary>
public class ServiceNotAuthenticatedException : InvalidOperationException
{
    public ServiceNotAuthenticatedException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ServiceNotAuthenticatedException(string message) : base(message)
    {
    }

    public ServiceNotAuthenticatedException()
    {
    }
}
