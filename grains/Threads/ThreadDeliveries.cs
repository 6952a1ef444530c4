using Platform.Deliveries;

namespace Platform.Threads;

/// <summary>The rules of a thread about what became of its mails (docs/adr/0019-bounces-and-complaints.md). Pure.</summary>
public static class ThreadDeliveries
{
    /// <summary>Why a human is called for a reply that no relay took.</summary>
    public const string Failed = "delivery-failed";

    /// <summary>Why a human is called for a reply that came back.</summary>
    public const string Bounced = "reply-bounced";

    /// <summary>Why a human is called after a mail was reported as spam.</summary>
    public const string Complained = "complaint";

    /// <summary>Why a human is called for a reply that was not sent.</summary>
    public const string Suppressed = "address-suppressed";

    /// <summary>Why a human is called for a notification that did not arrive.</summary>
    public const string NotificationLost = "notification-not-delivered";

    /// <summary>Notes how a delivery stands. One that failed calls a human: the customer did not get the answer.</summary>
    public static ThreadDecision Record(ThreadSnapshot thread, Delivery delivery, DateTimeOffset now) => delivery.Status switch
    {
        DeliveryStatus.Sent => HandOver(thread, delivery.ReplyId, now, delivery.Ambiguous, delivery.AssignedId),
        DeliveryStatus.Withdrawn when IsWithdrawn(thread, delivery.ReplyId) => new([new ThreadEvent.ReplyDropped(delivery.ReplyId, now)], []),
        DeliveryStatus.Failed or DeliveryStatus.Suppressed when IsWithdrawn(thread, delivery.ReplyId) => new([new ThreadEvent.ReplyDropped(delivery.ReplyId, now)], []),
        _ when !thread.Outbox.Any(reply => reply.Id == delivery.ReplyId) => ThreadDecision.Nothing,
        DeliveryStatus.Failed => Call(
            thread, new ThreadEvent.ReplyFailed(delivery.ReplyId, delivery.Attempts, delivery.Reason ?? "", delivery.Ambiguous, now), Failed, now),
        DeliveryStatus.Suppressed => Call(thread, new ThreadEvent.ReplySuppressed(delivery.ReplyId, delivery.Reason ?? "", now), Suppressed, now),
        DeliveryStatus.Delayed when delivery.NextAttemptAt is { } next && !thread.Delays.Any(known => known.ReplyId == delivery.ReplyId && known.NextAttemptAt == next) =>
            new([new ThreadEvent.ReplyDelayed(delivery.ReplyId, delivery.Attempts, next, delivery.Reason ?? "", delivery.Ambiguous, now)], []),
        _ => ThreadDecision.Nothing,
    };

    /// <summary>Notes that a reply was handed over, be it that somebody wanted it back.</summary>
    public static ThreadDecision HandOver(ThreadSnapshot thread, string replyId, DateTimeOffset now, int ambiguous = 0, string? assignedId = null) =>
        thread.Outbox.Any(reply => reply.Id == replyId) || IsWithdrawn(thread, replyId)
            ? new([new ThreadEvent.ReplyHandedOver(replyId, now, ambiguous, assignedId)], [])
            : ThreadDecision.Nothing;

    /// <summary>Notes what a mail system reported of a reply, once, and not when a later truth has overtaken it.</summary>
    public static ThreadDecision Report(ThreadSnapshot thread, string replyId, DeliveryReport report, DateTimeOffset now)
    {
        if (!IsNews(thread, replyId, report))
        {
            return ThreadDecision.Nothing;
        }

        var reported = new ThreadEvent.ReplyReported(replyId, report, now);
        return report.Status switch
        {
            DeliveryStatus.Bounced => Call(thread, reported, Bounced, now),
            DeliveryStatus.Complained => Call(thread, reported, Complained, now),
            _ => new([reported], []),
        };
    }

    /// <summary>Notes how a notification stands; a human is called when the customer has to get it by another way.</summary>
    public static ThreadDecision ReportNotification(ThreadSnapshot thread, string notificationId, DeliveryReport report, bool callsHuman, DateTimeOffset now)
    {
        if (!IsNews(thread, notificationId, report))
        {
            return ThreadDecision.Nothing;
        }

        var reported = new ThreadEvent.NotificationReported(notificationId, report, now);
        return report.Status switch
        {
            DeliveryStatus.Failed or DeliveryStatus.Suppressed or DeliveryStatus.Bounced when callsHuman => Call(thread, reported, NotificationLost, now),
            DeliveryStatus.Complained => Call(thread, reported, Complained, now),
            _ => new([reported], []),
        };
    }

    /// <summary>A human takes the thread: what the bot has decided and not sent is taken back.</summary>
    internal static ThreadDecision Take(ThreadSnapshot thread, string operatorName, DateTimeOffset now)
    {
        var withdrawn = thread.Outbox.Where(reply => !reply.Approved && reply.Channel == Channels.Mail).Select(reply => reply.Id).ToImmutableArray();
        return new(
            [new ThreadEvent.Taken(operatorName, now), .. withdrawn.Select(id => new ThreadEvent.ReplyWithdrawn(id, now))],
            [.. withdrawn.Select(id => new ThreadEffect.Withdraw(id))]);
    }

    private static bool IsWithdrawn(ThreadSnapshot thread, string replyId) => thread.Withdrawals.Any(withdrawn => withdrawn.ReplyId == replyId);

    /// <summary>A thread of which nothing is known has been removed: what is reported of its mails does not begin it again.</summary>
    private static bool IsNews(ThreadSnapshot thread, string mailId, DeliveryReport report) =>
        thread.Version > 0 && DeliveryReports.Outranks(thread.Reports.FirstOrDefault(known => known.Id == mailId)?.Status, report.Status);

    private static ThreadDecision Call(ThreadSnapshot thread, ThreadEvent happened, string reason, DateTimeOffset now) =>
        thread.Status == ThreadStatus.Open ? new([happened, new ThreadEvent.HandedOff(reason, now)], []) : new([happened], []);
}
