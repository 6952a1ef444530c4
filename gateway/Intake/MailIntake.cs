using Microsoft.Extensions.Options;
using Platform.Bounces;
using Platform.Customers;
using Platform.Encryption;
using Platform.Floods;
using Platform.Gateway.Api;
using Platform.Ladder;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Quarantine;
using Platform.Suppressions;
using Platform.Threads;

namespace Platform.Gateway.Intake;

/// <summary>Takes a raw mail: read, find its thread, store, append; returns when it is durable. The same mail taken again is the same message.</summary>
internal sealed partial class MailIntake(
    IGrainFactory grains,
    IThreadLog log,
    IMailStore store,
    IQuarantine quarantine,
    ThreadLadder ladder,
    OutgoingAddresses addresses,
    FloodGate flood,
    FeedbackIntake feedback,
    ISuppressionList suppressions,
    IOptions<MailOptions> mail,
    IOptions<MailIntakeOptions> intake,
    TimeProvider time,
    ILogger<MailIntake> logger)
{
    private readonly MailReadOptions _reading = InboundMail.ReadOptions(mail.Value, intake.Value, addresses);

    /// <summary>Takes a mail.</summary>
    /// <param name="raw">The mail as it came.</param>
    /// <param name="source">One of <see cref="MailSource"/>.</param>
    public async Task<MailReceipt> AcceptAsync(ReadOnlyMemory<byte> raw, string source, CancellationToken cancellationToken)
    {
        using var activity = PlatformTelemetry.Source.StartActivity("mail.accept");
        switch (MailReader.Read(raw, _reading))
        {
            case MailReading.Rejected rejected:
                return await QuarantineAsync(raw, rejected, source, cancellationToken);
            case MailReading.Accepted { Mail: var content }:
                return await TakeInAsync(raw, content, cancellationToken);
            default:
                throw new InvalidOperationException("a mail is either accepted or rejected");
        }
    }

    /// <summary>Reads a quarantined mail again, with today's rules; what is still refused stays where it is.</summary>
    /// <param name="raw">The mail as it came.</param>
    /// <param name="lifted">Whether the limits are lifted that a person may lift.</param>
    public async Task<MailReceipt> AcceptAgainAsync(ReadOnlyMemory<byte> raw, bool lifted, CancellationToken cancellationToken) =>
        MailReader.Read(raw, lifted ? InboundMail.Lifted(_reading) : _reading) switch
        {
            MailReading.Accepted { Mail: var content } => await TakeInAsync(raw, content, cancellationToken),
            MailReading.Rejected rejected => new(null, rejected.MessageKey, "quarantined", rejected.Reason, null, Duplicate: false, Turn: 0, rejected.ContentHash),
            _ => throw new InvalidOperationException("a mail is either accepted or rejected"),
        };

    private async Task<MailReceipt> TakeInAsync(ReadOnlyMemory<byte> raw, MailContent content, CancellationToken cancellationToken)
    {
        // The original and the event go to the same writer, the original first: neither is acknowledged without the other.
        var stored = store.PutAsync(content.ContentHash, raw, CustomerIds.FromAddress(content.From.Email), cancellationToken);
        // What it reports is carried out first, also for a mail that came before: a crash may have come between the two.
        var reported = await feedback.ApplyAsync(content, cancellationToken);
        var receipt = await PlaceAsync(content, reported, cancellationToken);
        await stored;
        Count(receipt.Class, receipt.Duplicate ? "duplicate" : receipt.ThreadReason == LadderReasons.Flood ? "held" : "accepted");
        LogAccepted(logger, receipt.Thread!, receipt.Class, receipt.Duplicate, raw.Length);
        return receipt;
    }

    private async Task<MailReceipt> QuarantineAsync(
        ReadOnlyMemory<byte> raw, MailReading.Rejected rejected, string source, CancellationToken cancellationToken)
    {
        var entry = new QuarantinedMail(
            rejected.ContentHash, rejected.Reason, QuarantineDetails.Of(rejected.Reason, _reading), source, raw.Length, time.GetUtcNow());
        await quarantine.PutAsync(entry, raw, ContentOwners.OfSender(raw.Span), cancellationToken);
        Count("quarantined", rejected.Reason);
        LogQuarantined(logger, rejected.Reason, raw.Length);
        return new(null, rejected.MessageKey, "quarantined", rejected.Reason, null, Duplicate: false, Turn: 0, rejected.ContentHash);
    }

    /// <param name="reported">The thread of the mail that a report is about; null when it is none that counts.</param>
    private async Task<MailReceipt> PlaceAsync(MailContent content, string? reported, CancellationToken cancellationToken)
    {
        // One mail of a sender after the other: a flood waits for itself, and a mail that comes twice at once is found to be known.
        var sender = content.Authenticated ? $"{content.From.Email}\0authenticated" : content.From.Email;
        using var lane = await flood.EnterAsync(sender, cancellationToken);

        // The ladder looks a Message-ID up by itself; a mail without one is known by its content.
        if (content.MessageId is null && await FindUnnamedAsync(content, cancellationToken) is { } threadId)
        {
            return Receipt(content, threadId, LadderReasons.Seen, duplicate: true, turn: 0);
        }

        var hints = InboundMail.Hints(content, time.GetUtcNow());
        var place = await ladder.ResolveAsync(hints, cancellationToken);
        if (place.Reason == LadderReasons.Seen)
        {
            return Receipt(content, place.ThreadId, LadderReasons.Seen, duplicate: true, turn: 0);
        }

        if (reported is not null)
        {
            place = new(reported, LadderReasons.Report, null, place.Rejected);
        }

        var message = InboundMail.Message(content, place, intake.Value, time.GetUtcNow());
        var target = place.ThreadId;
        if (FloodDecider.Counts(message) && flood.IsOver(sender, target))
        {
            (target, message) = FloodDecider.Hold(message, target, hints.AnswerTo);
            LogHeld(logger, target);
        }
        else
        {
            await NoteHeardAsync(content, cancellationToken);
        }

        var receipt = await grains.GetGrain<IThreadGrain>(target).Accept(message);
        return Receipt(content, receipt.ThreadId, message.ThreadReason, receipt.Duplicate, receipt.Turn);
    }

    /// <summary>Whoever writes from an address, vouched for by the receiver, can be written to: a bounce is over. Before the message is taken, so that its answer leaves.</summary>
    private async Task NoteHeardAsync(MailContent content, CancellationToken cancellationToken)
    {
        if (content is not { Class: MessageClass.Customer, Authenticated: true })
        {
            return;
        }

        var customer = CustomerIds.FromAddress(content.From.Email);
        if ((await suppressions.ListAsync(customer, cancellationToken)).Any(entry => entry.Reason == SuppressionReasons.Bounce))
        {
            await grains.GetGrain<IAddressGrain>(customer).Heard(content.MessageKey);
        }
    }

    private async Task<string?> FindUnnamedAsync(MailContent content, CancellationToken cancellationToken) =>
        (await log.FindMessageAsync(ThreadIndexing.Key(null, content.MessageKey), cancellationToken))
            .FirstOrDefault(indexed => indexed.MessageId == content.MessageKey)?.ThreadId;

    private static MailReceipt Receipt(MailContent content, string threadId, string threadReason, bool duplicate, int turn) => new(
        threadId, content.MessageId ?? content.MessageKey, MessageClasses.Name(content.Class), content.ClassReason, threadReason, duplicate, turn, Quarantine: null);

    private static void Count(string @class, string outcome) => PlatformTelemetry.MessagesReceived.Add(
        1,
        new KeyValuePair<string, object?>(PlatformTelemetry.MessageClass, @class),
        new KeyValuePair<string, object?>(PlatformTelemetry.Outcome, outcome));

    [LoggerMessage(Level = LogLevel.Information, Message = "Thread {ThreadId}: took a mail of class {Class} (duplicate {Duplicate}, {Bytes} bytes)")]
    private static partial void LogAccepted(ILogger logger, string threadId, string @class, bool duplicate, int bytes);

    [LoggerMessage(Level = LogLevel.Information, Message = "Thread {ThreadId}: held a mail back, its sender or the thread is over the limit (Platform:Flood)")]
    private static partial void LogHeld(ILogger logger, string threadId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Quarantined a mail: {Reason} ({Bytes} bytes)")]
    private static partial void LogQuarantined(ILogger logger, string reason, int bytes);
}
