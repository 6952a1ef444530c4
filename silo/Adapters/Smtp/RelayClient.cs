using System.Collections.Immutable;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>A connection to the relay that notes every answer instead of stopping at the first refusal.</summary>
internal sealed class RelayClient : SmtpClient
{
    private readonly SmtpOptions _options;
    private readonly FormatOptions _format;
    private ImmutableArray<RecipientAnswer> _recipients = [];

    public RelayClient(SmtpOptions options)
    {
        _options = options;
        _format = FormatOptions.Default.Clone();
        _format.NewLineFormat = NewLineFormat.Dos;
        Timeout = Milliseconds(options.Timeout);
        if (options.ClientDomain.Length > 0)
        {
            LocalDomain = options.ClientDomain;
        }
    }

    /// <summary>Mails sent or tried over this connection.</summary>
    public int Mails { get; private set; }

    /// <summary>When it was last used.</summary>
    public DateTimeOffset IdleSince { get; set; }

    /// <summary>Tries to send; a refusal or a lost connection is a result.</summary>
    /// <param name="message">The mail; written as it was read.</param>
    /// <param name="envelope">From whom to whom.</param>
    /// <param name="size">Bytes of the mail.</param>
    /// <param name="beforeEnd">Makes durable that the end of the mail is about to be sent; false when it must not be.</param>
    public async Task<RelayAttempt> TryAsync(MimeMessage message, SmtpEnvelope envelope, long size, Func<Task<bool>> beforeEnd, CancellationToken cancellationToken)
    {
        Mails++;
        _recipients = [];
        if (Missing(envelope, size) is { } hopeless)
        {
            return hopeless;
        }

        var end = new EndOfData(async () =>
        {
            var mine = await beforeEnd();
            Timeout = Milliseconds(_options.EndOfDataTimeout);
            return mine;
        });
        try
        {
            var answer = await SendAsync(_format, message, envelope.Sender, envelope.Recipients, cancellationToken, end);
            return new(_recipients, new((int)SmtpStatusCode.Ok, answer), null, end.IsReached);
        }
        catch (SmtpCommandException refusal)
        {
            // Behind a refused sender the recipients of one bundle of commands are refused too: that says nothing about them.
            var recipients = refusal.ErrorCode == SmtpErrorCode.SenderNotAccepted ? [] : _recipients;
            return new(recipients, new((int)refusal.StatusCode, refusal.Message), null, end.IsReached);
        }
        catch (MailTakenOverException other)
        {
            return new([], null, other.Message, DataEnded: false);
        }
        catch (ServiceNotAuthenticatedException)
        {
            return new([], null, "the relay asks for a login", DataEnded: false);
        }
        catch (Exception lost) when (lost is SmtpProtocolException or IOException or SocketException or TimeoutException or ServiceNotConnectedException)
        {
            return new(_recipients, null, lost is TimeoutException ? "the relay did not answer in time" : "the connection to the relay was lost", end.IsReached);
        }
        finally
        {
            Timeout = Milliseconds(_options.Timeout);
        }
    }

    /// <summary>Nothing is changed on the way out: a retry has to be the same bytes, and a signature covers them.</summary>
    protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
    }

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => Note(mailbox, response);

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => Note(mailbox, response);

    private static int Milliseconds(TimeSpan limit) => (int)limit.TotalMilliseconds;

    private RelayAttempt? Missing(SmtpEnvelope envelope, long size)
    {
        if (MaxSize > 0 && size > MaxSize)
        {
            return RelayAttempt.Hopeless(552, $"5.3.4 the mail has {size} bytes and the relay takes {MaxSize}");
        }

        if (envelope.NeedsUtf8 && !Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            return RelayAttempt.Hopeless(553, "5.6.7 the relay does not take addresses beyond ASCII (SMTPUTF8)");
        }

        return envelope.IsEightBit && !Capabilities.HasFlag(SmtpCapabilities.EightBitMime)
            ? RelayAttempt.Hopeless(554, "5.6.3 the relay does not take 8-bit text (8BITMIME)")
            : null;
    }

    private void Note(MailboxAddress mailbox, SmtpResponse response) =>
        _recipients = _recipients.Add(new(mailbox.Address, new((int)response.StatusCode, response.Response)));
}
