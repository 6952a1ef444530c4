namespace MailKit.Security;

/// <summary>How a connection is protected.</summary>
public enum SecureSocketOptions
{
    None,
    Auto,
    SslOnConnect,
    StartTls,
    StartTlsWhenAvailable,
}
