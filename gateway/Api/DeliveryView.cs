using System.Collections.Immutable;
using Platform.Deliveries;
using Platform.Mail;

namespace Platform.Gateway.Api;

/// <summary>A reply and its truth.</summary>
/// <param name="ReplyId">Its Message-ID without angle brackets.</param>
/// <param name="Turn">The turn that it answers.</param>
/// <param name="Status">Never <c>sent</c> before the outbox or the relay has it.</param>
/// <param name="To">Who gets it.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its words.</param>
/// <param name="Citations">The passages used.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="HandedOverAt">When it was handed over; null before.</param>
/// <param name="Operator">The operator who wrote it; null when it was the bot.</param>
public sealed record DeliveryView(
    string ReplyId,
    int Turn,
    DeliveryStatus Status,
    EmailAddress To,
    string Subject,
    string Text,
    ImmutableArray<string> Citations,
    DateTimeOffset DecidedAt,
    DateTimeOffset? HandedOverAt,
    string? Operator = null)
{
    internal static DeliveryView From(OutboundReply reply, Dictionary<string, DateTimeOffset> handedOver, string? operatorName = null)
    {
        DateTimeOffset? at = handedOver.TryGetValue(reply.Id, out var when) ? when : null;
        return new(
            reply.Id,
            reply.Turn,
            at is null ? DeliveryStatus.Queued : DeliveryStatus.Sent,
            reply.To,
            reply.Subject,
            reply.Text,
            reply.Citations,
            reply.DecidedAt,
            at,
            operatorName);
    }
}
