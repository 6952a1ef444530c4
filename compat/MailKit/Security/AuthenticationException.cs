namespace MailKit.Security;

/// <summary>The login was refused.</summary>
public class AuthenticationException : Exception
{
    public AuthenticationException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public AuthenticationException(string message) : base(message)
    {
    }

    public AuthenticationException() : base("Authentication failed.")
    {
    }
}
