using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using MailKit.Security;

namespace MailKit.Net.Smtp;

/// <summary>A connection to a mail server that takes mails (RFC 5321). One command after the other, asynchronous only.</summary>
public partial class SmtpClient : IDisposable
{
    private SmtpChannel? _channel;
    private SmtpCapabilities _capabilities;
    private bool _disposed;

    /// <summary>What the server offers. A capability may be given up, none be invented.</summary>
    public SmtpCapabilities Capabilities
    {
        get => _capabilities;
        set => _capabilities = (_capabilities | value) == _capabilities
            ? value
            : throw new ArgumentException("Capabilities cannot be enabled, they may only be disabled.", nameof(value));
    }

    public HashSet<string> AuthenticationMechanisms { get; } = new(StringComparer.Ordinal);

    /// <summary>The largest mail in bytes that the server takes; 0 when it does not say.</summary>
    public uint MaxSize { get; private set; }

    /// <summary>What EHLO says; the machine's name when it is not set.</summary>
    public string? LocalDomain { get; set; }

    /// <summary>Milliseconds that each read and write may take.</summary>
    public int Timeout { get; set; } = 2 * 60 * 1000;

    public bool CheckCertificateRevocation { get; set; } = true;

    public RemoteCertificateValidationCallback? ServerCertificateValidationCallback { get; set; }

    public bool IsConnected => _channel is not null;

    public bool IsSecure => _channel?.Stream is SslStream;

    public bool IsAuthenticated { get; private set; }

    private SmtpChannel Channel => _channel ?? throw new ServiceNotConnectedException("The SmtpClient is not connected.");

    public async Task ConnectAsync(
        string host, int port = 0, SecureSocketOptions options = SecureSocketOptions.Auto, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, 65535);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (IsConnected)
        {
            throw new InvalidOperationException("The SmtpClient is already connected.");
        }

        var direct = options == SecureSocketOptions.SslOnConnect || (options == SecureSocketOptions.Auto && port == 465);
        Forget();
        var channel = new SmtpChannel(await OpenAsync(host, port > 0 ? port : direct ? 465 : 25, cancellationToken), () => Timeout);
        try
        {
            if (direct)
            {
                await ProtectAsync(channel, host, cancellationToken);
            }

            Require(await channel.ReadAsync(cancellationToken), SmtpStatusCode.ServiceReady);
            await GreetAsync(channel, cancellationToken);
            if (!direct && options != SecureSocketOptions.None)
            {
                await StartTlsAsync(channel, host, options, cancellationToken);
            }

            _channel = channel;
        }
        catch
        {
            channel.Dispose();
            throw;
        }
    }

    public async Task NoOpAsync(CancellationToken cancellationToken = default) =>
        Require(await AnswerAsync("NOOP", cancellationToken), SmtpStatusCode.Ok);

    public async Task DisconnectAsync(bool quit, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_channel is not null && quit)
        {
            try
            {
                await _channel.CommandAsync("QUIT", cancellationToken);
            }
            catch (Exception lost) when (lost is OperationCanceledException or SmtpProtocolException or IOException or TimeoutException)
            {
                // It is over either way.
            }
        }

        Close();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            Close();
        }

        _disposed = true;
    }

    private static void Require(SmtpResponse response, SmtpStatusCode expected)
    {
        if (response.StatusCode != expected)
        {
            throw new SmtpCommandException(SmtpErrorCode.UnexpectedStatusCode, response.StatusCode, response.Response);
        }
    }

    private async Task GreetAsync(SmtpChannel channel, CancellationToken cancellationToken)
    {
        var domain = Name();
        var answer = await channel.CommandAsync($"EHLO {domain}", cancellationToken);
        Forget();
        if (answer.StatusCode == SmtpStatusCode.Ok)
        {
            foreach (var line in answer.Response.Split('\n').Skip(1))
            {
                Learn(line.Trim());
            }
        }
        else
        {
            Require(await channel.CommandAsync($"HELO {domain}", cancellationToken), SmtpStatusCode.Ok);
        }
    }

    private string Name()
    {
        var name = string.IsNullOrEmpty(LocalDomain) ? Dns.GetHostName() : LocalDomain;
        return IPAddress.TryParse(name, out var address)
            ? address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{address}]" : $"[{address}]"
            : name;
    }

    private void Learn(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var keyword = words.Length == 0 ? "" : words[0].ToUpperInvariant();
        _capabilities |= keyword switch
        {
            "AUTH" when words.Length > 1 => SmtpCapabilities.Authentication,
            "SIZE" => SmtpCapabilities.Size,
            "DSN" => SmtpCapabilities.Dsn,
            "ENHANCEDSTATUSCODES" => SmtpCapabilities.EnhancedStatusCodes,
            "8BITMIME" => SmtpCapabilities.EightBitMime,
            "PIPELINING" => SmtpCapabilities.Pipelining,
            "BINARYMIME" => SmtpCapabilities.BinaryMime,
            "CHUNKING" => SmtpCapabilities.Chunking,
            "STARTTLS" => SmtpCapabilities.StartTLS,
            "SMTPUTF8" => SmtpCapabilities.UTF8,
            "REQUIRETLS" => SmtpCapabilities.RequireTLS,
            _ => SmtpCapabilities.None,
        };
        if (keyword == "AUTH")
        {
            AuthenticationMechanisms.UnionWith(words.Skip(1));
        }
        else if (keyword == "SIZE" && words.Length > 1 && uint.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            MaxSize = size;
        }
    }

    private void Forget()
    {
        Capabilities = SmtpCapabilities.None;
        AuthenticationMechanisms.Clear();
        MaxSize = 0;
    }

    private void Close()
    {
        _channel?.Dispose();
        _channel = null;
        IsAuthenticated = false;
    }

    /// <summary>Sends a command between mails; a connection that fails here is over.</summary>
    private async Task<SmtpResponse> AnswerAsync(string command, CancellationToken cancellationToken)
    {
        try
        {
            return await Channel.CommandAsync(command, cancellationToken);
        }
        catch
        {
            Close();
            throw;
        }
    }
}
