using Microsoft.Extensions.Logging;
using MimeKit;
using Platform.Deliveries;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>
/// Sends replies through a relay. A mail is durable before its first byte is sent; that its end is about to be sent is durable before that end;
/// the answer is durable before anybody is told (docs/adr/0018-smtp.md).
/// </summary>
public sealed class SmtpTransport : IMailTransport, IAsyncDisposable
{
    private readonly IMailSpool _spool;
    private readonly RelayConnections _connections;

    /// <param name="spool">Where staged mails are.</param>
    /// <param name="options">The relay.</param>
    /// <param name="password">The password of <see cref="SmtpOptions.User"/>.</param>
    /// <param name="time">The clock of idle connections.</param>
    /// <param name="logger">Why the relay was not reached.</param>
    internal SmtpTransport(IMailSpool spool, SmtpOptions options, string? password, TimeProvider time, ILogger<SmtpTransport> logger)
    {
        ArgumentNullException.ThrowIfNull(spool);
        ArgumentNullException.ThrowIfNull(options);
        _spool = spool;
        _connections = new(options, password, time, logger);
    }

    /// <inheritdoc/>
    public string Name => MailTransports.Smtp;

    /// <inheritdoc/>
    public Task StageAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default) =>
        _spool.PutAsync(deliveryId, mail, cancellationToken);

    /// <inheritdoc/>
    public async Task<HandOver> HandOverAsync(string deliveryId, CancellationToken cancellationToken = default)
    {
        if (await _spool.FindAsync(deliveryId, cancellationToken) is not { } mail)
        {
            return new HandOver.Missing();
        }

        if (mail.IsDone)
        {
            return mail.Refusal is { } refusal ? new HandOver.Refused(refusal, mail.Unconfirmed) : new HandOver.Accepted(mail.Unconfirmed);
        }

        using var stream = new MemoryStream(mail.Mail, writable: false);
        using var message = await MimeMessage.LoadAsync(stream, cancellationToken);
        if (SmtpEnvelope.Of(message, mail.Mail, mail.Remaining) is not { } envelope)
        {
            return new HandOver.Refused("the mail has no address, or one, or a line end, that cannot be sent", mail.Unconfirmed);
        }

        // Away from the caller's scheduler: EndOfData waits for the disk, and a grain that waited for itself would wait for ever.
        var attempt = await Task.Run(
            () => _connections.SendAsync(message, envelope, mail.Mail.Length, () => _spool.BeginEndAsync(deliveryId, mail), cancellationToken), cancellationToken);
        var verdict = SmtpVerdict.Of(
            attempt, [.. envelope.Recipients.Select(recipient => recipient.Address)], mail.Refusal, mail.Unconfirmed + (attempt.IsAmbiguous ? 1 : 0));
        if (attempt.Answer is not null)
        {
            await _spool.RecordAsync(deliveryId, verdict, confirms: attempt.DataEnded);
        }

        return verdict.Outcome;
    }

    /// <inheritdoc/>
    public async Task<HandOver> WithdrawAsync(string deliveryId, CancellationToken cancellationToken = default)
    {
        // An answer that was noted and not yet told counts; what no answer came to may or may not have left, and does not go out again.
        if (await _spool.FindAsync(deliveryId, cancellationToken) is { IsDone: true } mail)
        {
            return mail.Refusal is { } refusal ? new HandOver.Refused(refusal, mail.Unconfirmed) : new HandOver.Accepted(mail.Unconfirmed);
        }

        await _spool.RemoveAsync(deliveryId, cancellationToken);
        return new HandOver.Missing();
    }

    /// <inheritdoc/>
    public Task ForgetAsync(string deliveryId, CancellationToken cancellationToken = default) => _spool.RemoveAsync(deliveryId, cancellationToken);

    /// <summary>Waits a moment for mails under way, then closes the connections.</summary>
    public ValueTask DisposeAsync() => _connections.DisposeAsync();
}
