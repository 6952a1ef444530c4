using System.Globalization;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;
using Microsoft.Extensions.Logging;
using MimeKit;
using Platform.Deliveries;
using Platform.Silo.Adapters.Smtp;

namespace Platform.Silo.Adapters.Ses;

/// <summary>
/// Sends mails through SES, as they are. A mail is durable before it is sent; that it is about to be sent is durable before the request; the answer
/// is durable before anybody is told (docs/adr/0018-smtp.md, 0026-mail-on-aws.md).
/// </summary>
public sealed partial class SesTransport : IMailTransport, IDisposable
{
    /// <summary>SES takes no more (https://docs.aws.amazon.com/ses/latest/dg/quotas.html).</summary>
    private const int MaxBytes = 40 * 1024 * 1024;
    private const int MaxRecipients = 50;

    private readonly IMailSpool _spool;
    private readonly SesOptions _options;
    private readonly IAmazonSimpleEmailServiceV2 _ses;
    private readonly ILogger _logger;

    /// <param name="spool">Where staged mails are.</param>
    /// <param name="options">How SES is reached.</param>
    /// <param name="logger">What SES did not take, by id.</param>
    internal SesTransport(IMailSpool spool, SesOptions options, ILogger<SesTransport> logger)
    {
        ArgumentNullException.ThrowIfNull(spool);
        ArgumentNullException.ThrowIfNull(options);
        _spool = spool;
        _options = options;
        _ses = SesClients.Mails(options);
        _logger = logger;
    }

    /// <inheritdoc/>
    public string Name => MailTransports.Ses;

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
            return mail.Refusal is { } refusal ? new HandOver.Refused(refusal, mail.Unconfirmed) : new HandOver.Accepted(mail.Unconfirmed, mail.AssignedId);
        }

        using var stream = new MemoryStream(mail.Mail, writable: false);
        using var message = await MimeMessage.LoadAsync(stream, cancellationToken);
        var envelope = SmtpEnvelope.Of(message, mail.Mail, null);
        if (envelope is null || Impossible(envelope, mail.Mail.Length) is { })
        {
            return new HandOver.Refused(
                envelope is null ? "the mail has no address, or one, or a line end, that cannot be sent" : Impossible(envelope, mail.Mail.Length)!, mail.Unconfirmed);
        }

        return await _spool.BeginEndAsync(deliveryId, mail)
            ? await SendAsync(deliveryId, mail, envelope, cancellationToken)
            : new HandOver.Deferred(MailTakenOverException.Reason, mail.Unconfirmed);
    }

    /// <inheritdoc/>
    public async Task<HandOver> WithdrawAsync(string deliveryId, CancellationToken cancellationToken = default)
    {
        // An answer that was noted and not yet told counts; what no answer came to may or may not have left, and does not go out again.
        if (await _spool.FindAsync(deliveryId, cancellationToken) is { IsDone: true } mail)
        {
            return mail.Refusal is { } refusal ? new HandOver.Refused(refusal, mail.Unconfirmed) : new HandOver.Accepted(mail.Unconfirmed, mail.AssignedId);
        }

        await _spool.RemoveAsync(deliveryId, cancellationToken);
        return new HandOver.Missing();
    }

    /// <inheritdoc/>
    public Task ForgetAsync(string deliveryId, CancellationToken cancellationToken = default) => _spool.RemoveAsync(deliveryId, cancellationToken);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _ses.Dispose();

    private static string? Impossible(SmtpEnvelope envelope, int size) =>
        size > MaxBytes ? string.Create(CultureInfo.InvariantCulture, $"5.3.4 the mail has {size} bytes and SES takes {MaxBytes}")
        : envelope.Recipients.Length > MaxRecipients ? string.Create(CultureInfo.InvariantCulture, $"5.5.3 the mail has {envelope.Recipients.Length} recipients and SES takes {MaxRecipients}")
        : envelope.NeedsUtf8 ? "5.6.7 SES does not take addresses or headers beyond ASCII (SMTPUTF8)"
        : null;

    private async Task<HandOver> SendAsync(string deliveryId, SpooledMail mail, SmtpEnvelope envelope, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _ses.SendEmailAsync(Request(mail, envelope), cancellationToken);
            var assigned = string.IsNullOrEmpty(answer.MessageId) ? null : $"{answer.MessageId}@{_options.MessageIdDomain}";
            await RecordAsync(new HandOver.Accepted(mail.Unconfirmed, assigned), refusal: null, isDone: true);
            return new HandOver.Accepted(mail.Unconfirmed, assigned);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            var answer = SesAnswer.Of(failure);
            LogNotTaken(_logger, deliveryId, answer.Meaning, failure.GetType().Name);
            switch (answer.Meaning)
            {
                case SesMeaning.Ambiguous:
                    // It stays counted: nobody knows whether SES has it.
                    return new HandOver.Deferred(answer.Reason, mail.Unconfirmed + 1);
                case SesMeaning.Refused:
                    var refused = new HandOver.Refused(answer.Reason, mail.Unconfirmed);
                    await RecordAsync(refused, answer.Reason, isDone: true);
                    return refused;
                default:
                    var deferred = new HandOver.Deferred(answer.Reason, mail.Unconfirmed);
                    await RecordAsync(deferred, refusal: null, isDone: false);
                    return deferred;
            }
        }

        Task RecordAsync(HandOver outcome, string? refusal, bool isDone) => _spool.RecordAsync(
            deliveryId, new(outcome, [], refusal, isDone), confirms: true, (outcome as HandOver.Accepted)?.AssignedId);
    }

    private SendEmailRequest Request(SpooledMail mail, SmtpEnvelope envelope) => new()
    {
        // The envelope is said and not read from the headers: To and Cc alike get the mail.
        Destination = new() { ToAddresses = [.. envelope.Recipients.Select(recipient => recipient.GetAddress(idnEncode: true))] },
        FeedbackForwardingEmailAddress = envelope.Sender.GetAddress(idnEncode: true),
        ConfigurationSetName = _options.ConfigurationSet.Length > 0 ? _options.ConfigurationSet : null,
        Content = new() { Raw = new() { Data = new(mail.Mail, writable: false) } },
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "SES did not confirm mail {Id}: {Meaning} ({Failure})")]
    private static partial void LogNotTaken(ILogger logger, string id, SesMeaning meaning, string failure);
}
