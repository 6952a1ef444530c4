using Platform.Mail;

namespace Platform.Deliveries;

/// <summary>A reply as it was decided: everything that the mail is composed from, so that a retry gives the same bytes.</summary>
/// <param name="Id">The Message-ID without angle brackets: a function of thread and turn, the same at every retry.</param>
/// <param name="ThreadId">The thread.</param>
/// <param name="Turn">The turn that it answers.</param>
/// <param name="Channel">Where it goes: the channel of the message that is answered.</param>
/// <param name="From">The shop's address.</param>
/// <param name="ReplyTo">The shop's address with the signed thread token.</param>
/// <param name="To">From the answered message and from nothing else.</param>
/// <param name="Subject">The customer's own subject with one <c>Re: </c>.</param>
/// <param name="InReplyTo">The answered message's Message-ID; null when it had none.</param>
/// <param name="References">Oldest first; at most 4 KB, and 1 KB once they are more (first and newest kept).</param>
/// <param name="Text">The reply's words, paragraphs separated by an empty line.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Citations">The passages used, as <c>document#section</c>.</param>
/// <param name="QuotedText">The answered message's new text, to be quoted below.</param>
/// <param name="QuotedAt">When the answered message was sent.</param>
/// <param name="Approved">Whether a person approved it: decides Auto-Submitted (RFC 3834 §3.1.7).</param>
/// <param name="DecidedAt">The Date of the mail.</param>
[GenerateSerializer, Immutable, Alias("platform.deliveries.outbound-reply")]
public sealed record OutboundReply(
    [property: Id(0)] string Id,
    [property: Id(1)] string ThreadId,
    [property: Id(2)] int Turn,
    [property: Id(3)] string Channel,
    [property: Id(4)] EmailAddress From,
    [property: Id(5)] EmailAddress ReplyTo,
    [property: Id(6)] EmailAddress To,
    [property: Id(7)] string Subject,
    [property: Id(8)] string? InReplyTo,
    [property: Id(9)] ImmutableArray<string> References,
    [property: Id(10)] string Text,
    [property: Id(11)] string Language,
    [property: Id(12)] ImmutableArray<string> Citations,
    [property: Id(13)] string QuotedText,
    [property: Id(14)] DateTimeOffset QuotedAt,
    [property: Id(15)] bool Approved,
    [property: Id(16)] DateTimeOffset DecidedAt);
