namespace MailKit.Security;

/// <summary>No protected connection came about, often because the certificate is not trusted.</summary>
public class SslHandshakeException : Exception
{
    public SslHandshakeException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public SslHandshakeException(string message) : base(message)
    {
    }

    public SslHandshakeException() : base("An error occurred while attempting to establish an SSL or TLS connection.")
    {
    }
}
