using System.Collections.Immutable;
using Platform.Deliveries;
using Platform.Mail;
using Platform.Threads;

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
/// <param name="Attempts">Attempts at a hand-over that the thread was told of.</param>
/// <param name="NextAttemptAt">When it is tried again; null unless it is delayed.</param>
/// <param name="Ambiguous">Attempts whose outcome nobody knows: the relay may have taken the mail that often before, under the same Message-ID.</param>
/// <param name="Reason">Why it was delayed, failed, bounced or suppressed; null otherwise.</param>
/// <param name="Report">The last report of a mail system that counts, with its code and the id of the mail that says so; null when none came.</param>
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
    string? Operator = null,
    int Attempts = 0,
    DateTimeOffset? NextAttemptAt = null,
    int Ambiguous = 0,
    string? Reason = null,
    DeliveryReport? Report = null)
{
    internal bool IsSettled => Report is not null || Status is DeliveryStatus.Sent or DeliveryStatus.Failed or DeliveryStatus.Suppressed or DeliveryStatus.Withdrawn;

    internal static DeliveryView From(OutboundReply reply, IEnumerable<ThreadEvent> events, string? operatorName = null) => events.Aggregate(
        new DeliveryView(reply.Id, reply.Turn, DeliveryStatus.Queued, reply.To, reply.Subject, reply.Text, reply.Citations, reply.DecidedAt, null, operatorName),
        static (view, happened) => happened switch
        {
            ThreadEvent.ReplyHandedOver sent when sent.ReplyId == view.ReplyId => view with
            {
                Status = DeliveryStatus.Sent, HandedOverAt = sent.At, Attempts = view.Attempts + 1, NextAttemptAt = null, Ambiguous = sent.Ambiguous, Reason = null,
            },
            ThreadEvent.ReplyDelayed delayed when delayed.ReplyId == view.ReplyId => view with
            {
                Status = DeliveryStatus.Delayed, Attempts = delayed.Attempts, NextAttemptAt = delayed.NextAttemptAt, Ambiguous = delayed.Ambiguous, Reason = delayed.Reason,
            },
            ThreadEvent.ReplyFailed failed when failed.ReplyId == view.ReplyId => view with
            {
                Status = DeliveryStatus.Failed, Attempts = failed.Attempts, NextAttemptAt = null, Ambiguous = failed.Ambiguous, Reason = failed.Reason,
            },
            ThreadEvent.ReplySuppressed suppressed when suppressed.ReplyId == view.ReplyId => view with { Status = DeliveryStatus.Suppressed, NextAttemptAt = null, Reason = suppressed.Reason },
            ThreadEvent.ReplyDropped dropped when dropped.ReplyId == view.ReplyId => view with { Status = DeliveryStatus.Withdrawn, NextAttemptAt = null, Reason = null },
            ThreadEvent.ReplyReported reported when reported.ReplyId == view.ReplyId => view with { Report = reported.Report },
            _ => view,
        }).Reported();

    /// <summary>The same with what the delivery itself knows, which may be ahead of its thread.</summary>
    internal DeliveryView With(Delivery delivery) => this with
    {
        Status = delivery.Status,
        HandedOverAt = delivery.Status == DeliveryStatus.Sent ? HandedOverAt ?? delivery.At : null,
        Attempts = delivery.Attempts,
        NextAttemptAt = delivery.NextAttemptAt,
        Ambiguous = delivery.Ambiguous,
        Reason = delivery.Reason,
    };

    /// <summary>What was reported outranks that it was sent, in whatever order the two were noted.</summary>
    private DeliveryView Reported() => Report is { } report ? this with { Status = report.Status, NextAttemptAt = null, Reason = report.Reason } : this;
}
