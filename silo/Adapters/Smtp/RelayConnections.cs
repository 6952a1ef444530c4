using System.Globalization;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>The connections to the relay: at most so many at once, each used for several mails and closed when it has been idle.</summary>
internal sealed partial class RelayConnections : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly SmtpOptions _options;
    private readonly string? _password;
    private readonly RelayTrust? _trust;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _closing = new();
    private readonly ITimer _sweep;
    private readonly Lock _lock = new();
    private readonly Stack<RelayClient> _idle = [];

    public RelayConnections(SmtpOptions options, string? password, TimeProvider time, ILogger logger)
    {
        _options = options;
        _password = password;
        _time = time;
        _logger = logger;
        _trust = options.TrustedCertificate.Length > 0 ? RelayTrust.Load(options.TrustedCertificate) : null;
        _slots = new(options.Connections);
        var period = options.IdleTimeout > TimeSpan.Zero ? options.IdleTimeout : Timeout.InfiniteTimeSpan;
        _sweep = time.CreateTimer(_ => _ = CloseIdleAsync(all: false), null, period, period);
    }

    /// <summary>Tries to send a mail, over a connection that is open when there is one.</summary>
    public async Task<RelayAttempt> SendAsync(
        MimeMessage message, SmtpEnvelope envelope, long size, Func<Task<bool>> beforeEnd, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        await _slots.WaitAsync(either.Token);
        try
        {
            if (!envelope.NeedsUtf8 && TakeIdle() is { } open)
            {
                var first = await UseAsync(open);
                if (!first.WasStale)
                {
                    return first;
                }
            }

            var (client, failure) = await ConnectAsync(envelope.NeedsUtf8, either.Token);
            return client is null ? RelayAttempt.NotReached(failure) : await UseAsync(client);
        }
        finally
        {
            _slots.Release();
        }

        async Task<RelayAttempt> UseAsync(RelayClient client)
        {
            try
            {
                // Once begun, a mail is brought to its end: stopping in the middle is what makes outcomes unknown. The time-outs bound it.
                return await client.TryAsync(message, envelope, size, beforeEnd, cancellationToken);
            }
            finally
            {
                await KeepAsync(client, reusable: !envelope.NeedsUtf8);
            }
        }
    }

    /// <summary>Waits a moment for what is under way, then closes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _sweep.DisposeAsync();
        var deadline = _time.GetUtcNow() + Farewell;
        for (var slot = 0; slot < _options.Connections; slot++)
        {
            var left = deadline - _time.GetUtcNow();
            if (left <= TimeSpan.Zero || !await _slots.WaitAsync(left))
            {
                break;
            }
        }

        await CloseIdleAsync(all: true);
        _closing.Dispose();
    }

    private RelayClient? TakeIdle()
    {
        lock (_lock)
        {
            return _idle.TryPop(out var client) ? client : null;
        }
    }

    private async Task KeepAsync(RelayClient client, bool reusable)
    {
        if (!client.IsConnected || !reusable || client.Mails >= _options.MailsPerConnection || _options.IdleTimeout == TimeSpan.Zero || _closing.IsCancellationRequested)
        {
            await CloseAsync(client);
            return;
        }

        client.IdleSince = _time.GetUtcNow();
        lock (_lock)
        {
            _idle.Push(client);
        }
    }

    private async Task CloseIdleAsync(bool all)
    {
        List<RelayClient> old;
        lock (_lock)
        {
            var before = _time.GetUtcNow() - _options.IdleTimeout;
            old = [.. _idle.Where(client => all || client.IdleSince <= before)];
            var kept = _idle.Except(old).Reverse().ToList();
            _idle.Clear();
            kept.ForEach(_idle.Push);
        }

        foreach (var client in old)
        {
            await CloseAsync(client);
        }
    }

    private static async Task CloseAsync(RelayClient client)
    {
        using (client)
        {
            if (client.IsConnected)
            {
                try
                {
                    client.Timeout = (int)Farewell.TotalMilliseconds;
                    await client.DisconnectAsync(quit: true);
                }
                catch (Exception lost) when (IsLost(lost))
                {
                    // It is over either way.
                }
            }
        }
    }

    private async Task<(RelayClient? Client, string Failure)> ConnectAsync(bool needsUtf8, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.ConnectTimeout);
        var client = new RelayClient(_options);
        try
        {
            if (_trust is { } trust)
            {
                client.ServerCertificateValidationCallback = (_, certificate, _, errors) => trust.IsTrusted(certificate, errors);
            }

            await client.ConnectAsync(_options.Host, _options.Port, SmtpOptions.SocketOptionsOf(_options.Security)!.Value, limit.Token);
            if (_options.User.Length > 0)
            {
                await client.AuthenticateAsync(_options.User, _password ?? "", limit.Token);
            }

            if (!needsUtf8)
            {
                // Asked for without need it would bind every further relay to it (RFC 6531 §3.1); names of domains go out in ASCII instead.
                client.Capabilities &= ~SmtpCapabilities.UTF8;
            }

            return (client, "");
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && Explain(failure) is { } reason)
        {
            client.Dispose();
            LogNotReached(_logger, reason, failure.GetType().Name);
            return (null, reason);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    internal static string? Explain(Exception failure) => failure switch
    {
        SmtpCommandException refusal => string.Create(CultureInfo.InvariantCulture, $"the relay refused the connection ({(int)refusal.StatusCode})"),
        AuthenticationException { InnerException: SmtpCommandException refusal } =>
            string.Create(CultureInfo.InvariantCulture, $"the relay refused the login ({(int)refusal.StatusCode})"),
        AuthenticationException => "the relay refused the login",
        SslHandshakeException => "no encrypted connection to the relay: its certificate is not trusted, or it speaks no TLS",
        NotSupportedException => "the relay offers no STARTTLS, or no login that is known here",
        _ when IsLost(failure) => "the relay was not reached",
        _ => null,
    };

    private static bool IsLost(Exception failure) =>
        failure is SmtpProtocolException or IOException or SocketException or TimeoutException or OperationCanceledException;

    [LoggerMessage(Level = LogLevel.Warning, Message = "SMTP: {Reason} ({Failure})")]
    private static partial void LogNotReached(ILogger logger, string reason, string failure);
}
