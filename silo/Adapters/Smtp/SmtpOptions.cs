using System.ComponentModel.DataAnnotations;
using System.Net;
using MailKit.Security;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>The relay that replies are sent through. Section <c>Platform:Smtp</c>; the password comes from <see cref="PasswordVariable"/> and from nowhere else.</summary>
public sealed class SmtpOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Smtp";

    /// <summary>The environment variable that holds the password of <see cref="User"/>.</summary>
    public const string PasswordVariable = "PLATFORM_SMTP_PASSWORD";

    /// <summary>The relay's name or address. Default empty: nothing is sent, replies are files in the outbox.</summary>
    public string Host { get; set; } = "";

    /// <summary>The relay's port. Default 587, submission (RFC 6409); 465 goes with <c>tls</c>, 25 with a relay in the same network.</summary>
    [Range(1, 65535, ErrorMessage = Section + ":Port has to be between 1 and 65535.")]
    public int Port { get; set; } = 587;

    /// <summary>
    /// <c>starttls</c> (default: without it nothing is sent), <c>tls</c> (from the first byte on), <c>starttls-when-available</c> (whoever sits
    /// between can take it away) or <c>none</c>.
    /// </summary>
    public string Security { get; set; } = "starttls";

    /// <summary>A PEM file with the certificate of the relay, or of its issuer, when no public authority vouches for it. Default empty: the system's authorities.</summary>
    public string TrustedCertificate { get; set; } = "";

    /// <summary>The login name. Default empty: no login. It needs an encrypted connection unless the relay is this machine.</summary>
    public string User { get; set; } = "";

    /// <summary>What the platform calls itself (EHLO): a host name that the relay can look up. Default empty: this machine's name.</summary>
    public string ClientDomain { get; set; } = "";

    /// <summary>How long connecting, encrypting and logging in may take together. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00", ErrorMessage = Section + ":ConnectTimeout has to be between 100 ms and 10 min.")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the relay may take for each answer. Default 5 min (RFC 5321 §4.5.3.2).</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00", ErrorMessage = Section + ":Timeout has to be between 100 ms and 1 h.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long the relay may take to answer a whole mail. Default 10 min (RFC 5321 §4.5.3.2.6): giving up earlier makes mails arrive twice.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00", ErrorMessage = Section + ":EndOfDataTimeout has to be between 100 ms and 1 h.")]
    public TimeSpan EndOfDataTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Connections at once. Default 4.</summary>
    [Range(1, 100, ErrorMessage = Section + ":Connections has to be between 1 and 100.")]
    public int Connections { get; set; } = 4;

    /// <summary>Mails after which a connection is closed and a new one made. Default 100.</summary>
    [Range(1, 100_000, ErrorMessage = Section + ":MailsPerConnection has to be between 1 and 100000.")]
    public int MailsPerConnection { get; set; } = 100;

    /// <summary>How long a connection is kept open without a mail. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ErrorMessage = Section + ":IdleTimeout has to be between 0 and 10 min.")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether a relay is set.</summary>
    public bool IsEnabled => Host.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsEnabled)
        {
            yield break;
        }

        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
        {
            yield return new($"{Section}:Host '{Host}' is no host name and no address.", [nameof(Host)]);
        }

        if (ClientDomain.Length > 0 && Uri.CheckHostName(ClientDomain) == UriHostNameType.Unknown)
        {
            yield return new($"{Section}:ClientDomain '{ClientDomain}' is no host name and no address.", [nameof(ClientDomain)]);
        }

        if (SocketOptionsOf(Security) is not { } security)
        {
            yield return new($"{Section}:Security '{Security}' is unknown: give starttls, tls, starttls-when-available or none.", [nameof(Security)]);
        }
        else if (User.Length > 0 && security is SecureSocketOptions.None or SecureSocketOptions.StartTlsWhenAvailable && !IsLoopback(Host))
        {
            yield return new($"{Section}:Security '{Security}' would send the password in clear: give starttls or tls.", [nameof(Security)]);
        }

        if (User.Any(char.IsControl))
        {
            yield return new($"{Section}:User has control characters.", [nameof(User)]);
        }
        else if (User.Length > 0 && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PasswordVariable)))
        {
            yield return new($"{Section}:User is set and {PasswordVariable} is not: put the password there.", [nameof(User)]);
        }

        if (TrustedCertificate.Length > 0 && !File.Exists(TrustedCertificate))
        {
            yield return new($"{Section}:TrustedCertificate {TrustedCertificate} is not there.", [nameof(TrustedCertificate)]);
        }
    }

    internal static SecureSocketOptions? SocketOptionsOf(string security) => security switch
    {
        "none" => SecureSocketOptions.None,
        "starttls" => SecureSocketOptions.StartTls,
        "starttls-when-available" => SecureSocketOptions.StartTlsWhenAvailable,
        "tls" => SecureSocketOptions.SslOnConnect,
        _ => null,
    };

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
