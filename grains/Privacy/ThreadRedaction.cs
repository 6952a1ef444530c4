using Platform.Deliveries;
using Platform.Mail;
using Platform.Threads;
using Platform.Turns;

namespace Platform.Privacy;

/// <summary>
/// What a thread's log is without one person: the person's messages, and what was made of them, keep their structure and lose their
/// content; what others wrote stays, without quotes and without the person's address. Pure; redacting twice changes nothing more.
/// </summary>
public static class ThreadRedaction
{
    /// <summary>The class reason of an erased message.</summary>
    public const string Erased = "erased";

    /// <summary>The log without the person.</summary>
    /// <param name="events">All events of a thread.</param>
    /// <param name="address">The person's address, lower case.</param>
    /// <param name="until">What happened later stays.</param>
    public static RedactedThread Redact(ImmutableArray<RecordedEvent> events, string address, DateTimeOffset until)
    {
        var share = PersonalShare.Of(events, address, until);
        var redacted = ImmutableArray.CreateBuilder<RecordedEvent>(events.Length);
        var changed = ImmutableArray.CreateBuilder<RecordedEvent>();
        foreach (var recorded in events)
        {
            var next = recorded with { Event = Redact(recorded.Event, share) };
            redacted.Add(next);
            if (!ThreadEventCodec.Encode(next.Event).Payload.AsSpan().SequenceEqual(ThreadEventCodec.Encode(recorded.Event).Payload))
            {
                changed.Add(next);
            }
        }

        return new(redacted.MoveToImmutable(), changed.ToImmutable(), share);
    }

    private static ThreadEvent Redact(ThreadEvent happened, PersonalShare share)
    {
        var redacted = happened switch
        {
            ThreadEvent.Opened opened when share.HasFirst || share.IsPerson(opened.Customer, opened.At) => opened with { Customer = share.IsPerson(opened.Customer, opened.At) ? "" : opened.Customer, Subject = "" },
            ThreadEvent.MessageReceived received when share.Messages.Contains(received.Message.Id) => received with { Message = Redact(received.Message) },
            ThreadEvent.MessageReceived received when share.Others(received.Message) is { } kept => received with { Message = kept },
            ThreadEvent.VerificationTried tried when share.Tried(tried.Try) =>
                tried with { Try = tried.Try with { Correspondent = "", OrderNumber = "" } },
            ThreadEvent.TurnCompleted completed => completed with { Result = Redact(completed, share) },
            _ => happened,
        };
        return share.Mask(redacted);
    }

    private static InboundMessage Redact(InboundMessage message) => message with
    {
        From = new(""),
        To = [],
        Cc = [],
        ReplyTo = [],
        Subject = "",
        MessageIdHeader = null,
        References = [],
        SentAt = null,
        Text = "",
        Quote = "",
        Signature = "",
        Attachments = [],
        AttachmentTexts = [],
        ContentHash = "",
        ClassReason = Erased,
    };

    private static TurnResult Redact(ThreadEvent.TurnCompleted completed, PersonalShare share)
    {
        var result = completed.Result;
        if (!share.IsTurn(completed))
        {
            // A summary tells of everybody in the thread.
            return result with { Conversation = Redact(result.Conversation, share, completed.At), Summary = null };
        }

        return result with
        {
            Readings = [.. result.Readings.Select(Redact)],
            Facts = [],
            Conversation = Redact(result.Conversation, share, completed.At) with { Frames = [], CustomerEmail = null },
            Reply = result.Reply is { } reply ? Redact(reply) : null,
            Withheld = [],
            Jobs = [],
            Summary = null,
        };
    }

    private static MessageReading Redact(MessageReading read) => read with
    {
        Reading = read.Reading with
        {
            Intents = [.. read.Reading.Intents.Select(intent => intent with { Text = "" })],
            Slots = [],
            Sentiment = read.Reading.Sentiment with { Words = [] },
        },
    };

    private static Conversation Redact(Conversation conversation, PersonalShare share, DateTimeOffset at) => conversation with
    {
        Slots = conversation.Slots.RemoveAll(share.Said),
        Verifications = conversation.Verifications.RemoveAll(share.Proved),
        Tries = conversation.Tries.RemoveAll(share.Tried),
        Customers = conversation.Customers.RemoveAll(known => share.IsPerson(known.Correspondent, at) || share.IsPerson(known.Email, at)),
        CustomerEmail = conversation.CustomerEmail is { } email && share.IsPerson(email, at) ? null : conversation.CustomerEmail,
    };

    private static OutboundReply Redact(OutboundReply reply) => reply with
    {
        To = new EmailAddress(""),
        Subject = "",
        InReplyTo = null,
        References = [],
        Text = "",
        QuotedText = "",
    };
}
