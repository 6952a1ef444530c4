using MailKit.Net.Smtp;
using MailKit.Security;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>Looks at the relay without sending a mail: one conversation of greeting, EHLO, STARTTLS, login and QUIT.</summary>
public static class RelayProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Speaks with the relay as a delivery would, up to the point before a mail.</summary>
    /// <param name="options">Validated, with a relay.</param>
    /// <param name="password">The login's password; null for none.</param>
    public static async Task<RelayFindings> LookAsync(SmtpOptions options, string? password, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.ConnectTimeout < Limit ? options.ConnectTimeout : Limit);
        using var client = new RelayClient(options);
        var found = new RelayFindings();
        try
        {
            if (options.TrustedCertificate.Length > 0)
            {
                var trust = RelayTrust.Load(options.TrustedCertificate);
                client.ServerCertificateValidationCallback = (_, certificate, _, errors) => trust.IsTrusted(certificate, errors);
            }

            await client.ConnectAsync(options.Host, options.Port, SmtpOptions.SocketOptionsOf(options.Security) ?? SecureSocketOptions.StartTls, limit.Token);
            found = found with
            {
                IsReached = true,
                IsEncrypted = client.IsSecure,
                OffersStartTls = client.Capabilities.HasFlag(SmtpCapabilities.StartTLS),
                Logins = [.. client.AuthenticationMechanisms.Order(StringComparer.Ordinal)],
                TakesEightBit = client.Capabilities.HasFlag(SmtpCapabilities.EightBitMime),
                TakesUtf8 = client.Capabilities.HasFlag(SmtpCapabilities.UTF8),
                MaxSize = client.MaxSize,
            };
            if (options.User.Length > 0)
            {
                await client.AuthenticateAsync(options.User, password ?? "", limit.Token);
                found = found with { IsLoggedIn = true };
            }

            await client.DisconnectAsync(quit: true, limit.Token);
            return found;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && (RelayConnections.Explain(failure) ?? (failure as InvalidDataException)?.Message) is { } reason)
        {
            return found with { Problem = reason };
        }
    }
}
