using Platform.Deliveries;
using Platform.Turns;

namespace Platform.Threads;

/// <summary>What happened to a thread. Stored for ever under the names in <see cref="ThreadEventCodec"/>: a case may gain optional members and is never renamed.</summary>
public abstract record ThreadEvent
{
    private ThreadEvent()
    {
    }

    /// <summary>When it happened.</summary>
    public abstract DateTimeOffset At { get; init; }

    /// <summary>The thread began with its first message, which follows.</summary>
    /// <param name="LinkedTo">A thread that the message referred to without its sender being a participant; null in the ordinary case.</param>
    public sealed record Opened(string ThreadId, string Channel, string Customer, string Subject, string? LinkedTo, DateTimeOffset At) : ThreadEvent;

    /// <summary>A message arrived and is durable.</summary>
    /// <param name="Turn">Its turn; 0 for a message that is never answered.</param>
    public sealed record MessageReceived(InboundMessage Message, int Turn, DateTimeOffset At) : ThreadEvent;

    /// <summary>A turn was decided; its reply, when there is one, is in the outbox from here on.</summary>
    public sealed record TurnCompleted(TurnResult Result, DateTimeOffset At) : ThreadEvent;

    /// <summary>What a turn proposed was dropped before it left.</summary>
    /// <param name="Reason"><c>newer-message</c> or <c>human</c>.</param>
    public sealed record DraftDiscarded(int Turn, string Reason, DateTimeOffset At) : ThreadEvent;

    /// <summary>A turn could not be made.</summary>
    public sealed record TurnFailed(int Turn, int Attempt, string Reason, DateTimeOffset At) : ThreadEvent;

    /// <summary>A proof was tried; each try is kept for audit.</summary>
    public sealed record VerificationTried(VerificationTry Try, DateTimeOffset At) : ThreadEvent;

    /// <summary>The bot calls a human and falls silent.</summary>
    public sealed record HandedOff(string Reason, DateTimeOffset At) : ThreadEvent;

    /// <summary>A human took the thread.</summary>
    public sealed record Taken(string OperatorName, DateTimeOffset At) : ThreadEvent;

    /// <summary>A human gave the thread back.</summary>
    public sealed record GivenBack(string OperatorName, DateTimeOffset At) : ThreadEvent;

    /// <summary>A human answered the customer; the answer is in the outbox from here on.</summary>
    public sealed record OperatorReplied(string OperatorName, OutboundReply Reply, DateTimeOffset At) : ThreadEvent;

    /// <summary>A job of a turn was done.</summary>
    public sealed record JobDone(string JobId, DateTimeOffset At) : ThreadEvent;

    /// <summary>A reply was handed over.</summary>
    /// <param name="Ambiguous">Attempts whose outcome nobody knows: the relay may have taken the mail that often before.</param>
    public sealed record ReplyHandedOver(string ReplyId, DateTimeOffset At, int Ambiguous = 0, string? AssignedId = null) : ThreadEvent;

    /// <summary>The relay did not take a reply; it is tried again.</summary>
    /// <param name="Reason">The relay's answer, or what happened.</param>
    public sealed record ReplyDelayed(string ReplyId, int Attempts, DateTimeOffset NextAttemptAt, string Reason, int Ambiguous, DateTimeOffset At) : ThreadEvent;

    /// <summary>A reply was refused for good or given up; the customer did not get it.</summary>
    /// <param name="Reason">The relay's answer, or what happened.</param>
    public sealed record ReplyFailed(string ReplyId, int Attempts, string Reason, int Ambiguous, DateTimeOffset At) : ThreadEvent;

    /// <summary>A mail system reported what became of a reply that was sent.</summary>
    public sealed record ReplyReported(string ReplyId, DeliveryReport Report, DateTimeOffset At) : ThreadEvent;

    /// <summary>A reply was not sent, because its address bounced or complained before.</summary>
    /// <param name="Reason">Such as <c>suppressed:bounce</c>.</param>
    public sealed record ReplySuppressed(string ReplyId, string Reason, DateTimeOffset At) : ThreadEvent;

    /// <summary>A human took the thread while a reply of the bot waited: it is taken back. It may turn out to have left.</summary>
    public sealed record ReplyWithdrawn(string ReplyId, DateTimeOffset At) : ThreadEvent;

    /// <summary>Nothing is left of a reply that was taken back.</summary>
    public sealed record ReplyDropped(string ReplyId, DateTimeOffset At) : ThreadEvent;

    /// <summary>A notification that belongs to the thread did not reach its customer, or its delivery was reported.</summary>
    public sealed record NotificationReported(string NotificationId, DeliveryReport Report, DateTimeOffset At) : ThreadEvent;

    /// <summary>A person was erased from the events before this one (docs/adr/0013-personal-data.md). What waited for the person is called off.</summary>
    public sealed record Erased(DateTimeOffset At) : ThreadEvent;
}
