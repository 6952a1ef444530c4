using Platform.Mail;

namespace Platform.Threads;

/// <summary>A message that was read at the edge and given to its thread. Text in it is data: it never decides a level, a recipient or a tool call.</summary>
/// <param name="Id">The message's identity: a function of Message-ID and sender, or of the bytes where there is no Message-ID. The same mail always has the same id.</param>
/// <param name="Channel">Where it came from: one of <see cref="Channels"/>.</param>
/// <param name="Class">What kind of correspondent wrote it.</param>
/// <param name="ClassReason">Why it is of that class, in a few words.</param>
/// <param name="ThreadReason">Which step of the thread ladder placed it here: <c>token</c>, <c>in-reply-to</c>, <c>references</c>, <c>quoted-id</c>, <c>subject</c>, <c>new</c>; <c>report</c> for a bounce or complaint about a mail of this thread.</param>
/// <param name="From">The sender; its address is the participant that levels are bound to.</param>
/// <param name="To">The addresses of To, in their order.</param>
/// <param name="Cc">The addresses of Cc, in their order.</param>
/// <param name="Subject">Decoded, unfolded; empty when there is none.</param>
/// <param name="MessageIdHeader">The Message-ID without angle brackets; null when there is none.</param>
/// <param name="References">The ids of References and In-Reply-To, oldest first, without angle brackets.</param>
/// <param name="SentAt">The Date header; null when missing or unreadable.</param>
/// <param name="ReceivedAt">When the platform accepted it.</param>
/// <param name="Text">The new text that the sender wrote, without quote, signature and disclaimer.</param>
/// <param name="Quote">What was quoted; empty when nothing was.</param>
/// <param name="Signature">Signature and disclaimer; empty when there is none.</param>
/// <param name="Attachments">The attachments, in their order.</param>
/// <param name="ContentHash">SHA-256 of the original bytes, lower-case hexadecimal: the key of the original in the mail store.</param>
/// <param name="ReplyTo">Where the sender wants the answer; empty when that is <paramref name="From"/>.</param>
/// <param name="LinkedTo">A thread that the message referred to without its sender being a participant of it; null in the ordinary case.</param>
/// <param name="SilentImport">True for backfill: it is remembered and never answered.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.inbound-message")]
public sealed record InboundMessage(
    [property: Id(0)] string Id,
    [property: Id(1)] string Channel,
    [property: Id(2)] MessageClass Class,
    [property: Id(3)] string ClassReason,
    [property: Id(4)] string ThreadReason,
    [property: Id(5)] EmailAddress From,
    [property: Id(6)] ImmutableArray<EmailAddress> To,
    [property: Id(7)] ImmutableArray<EmailAddress> Cc,
    [property: Id(8)] string Subject,
    [property: Id(9)] string? MessageIdHeader,
    [property: Id(10)] ImmutableArray<string> References,
    [property: Id(11)] DateTimeOffset? SentAt,
    [property: Id(12)] DateTimeOffset ReceivedAt,
    [property: Id(13)] string Text,
    [property: Id(14)] string Quote,
    [property: Id(15)] string Signature,
    [property: Id(16)] ImmutableArray<AttachmentInfo> Attachments,
    [property: Id(17)] string ContentHash,
    [property: Id(18)] ImmutableArray<EmailAddress> ReplyTo,
    [property: Id(19)] string? LinkedTo = null,
    [property: Id(20)] bool SilentImport = false)
{
    /// <summary>Whether the channel itself vouches for <see cref="From"/> (level 1): a DMARC pass that our own receiver noted, or the channel's login.</summary>
    [Id(21)] public bool Authenticated { get; init; }

    /// <summary>Why the edge holds it back from the bot and gives it to a human, such as <c>flood</c>; null in the ordinary case.</summary>
    [Id(22)] public string? Held { get; init; }

    /// <summary>What the attachments say that have a text; untrusted and never the sender's own words. Default in events from before there were any.</summary>
    [Id(23)] public ImmutableArray<AttachmentText> AttachmentTexts { get; init; } = [];

    /// <summary>The one address that an answer goes to. Levels are bound to it, so that a forged From with another Reply-To gains nothing.</summary>
    public EmailAddress Correspondent => ReplyTo.IsDefaultOrEmpty ? From : ReplyTo[0];
}
