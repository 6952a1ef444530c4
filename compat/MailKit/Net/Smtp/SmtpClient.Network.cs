using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;

namespace MailKit.Net.Smtp;

public partial class SmtpClient
{
    private async Task<Stream> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException expired) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new TimeoutException($"The connection to {host} timed out.", expired);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task StartTlsAsync(SmtpChannel channel, string host, SecureSocketOptions options, CancellationToken cancellationToken)
    {
        if (!Capabilities.HasFlag(SmtpCapabilities.StartTLS))
        {
            if (options == SecureSocketOptions.StartTls)
            {
                throw new NotSupportedException("The SMTP server does not support the STARTTLS extension.");
            }

            return;
        }

        Require(await channel.CommandAsync("STARTTLS", cancellationToken), SmtpStatusCode.ServiceReady);
        await ProtectAsync(channel, host, cancellationToken);

        // What was offered before the protection may have been altered on the way (RFC 3207 section 4.2).
        await GreetAsync(channel, cancellationToken);
    }

    private async Task ProtectAsync(SmtpChannel channel, string host, CancellationToken cancellationToken)
    {
        var secure = new SslStream(channel.Stream, leaveInnerStreamOpen: false);
        channel.Upgrade(secure);
        var validate = ServerCertificateValidationCallback;
        var settings = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            CertificateRevocationCheckMode = CheckCertificateRevocation
                ? X509RevocationMode.Online
                : X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = validate is null ? null : (_, certificate, chain, errors) => validate(host, certificate, chain, errors),
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            await secure.AuthenticateAsClientAsync(settings, limit.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SslHandshakeException("An error occurred while attempting to establish an SSL or TLS connection.", failure);
        }
    }
}
