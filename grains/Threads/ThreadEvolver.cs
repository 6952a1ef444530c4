using Platform.Deliveries;
using Platform.Mail;

namespace Platform.Threads;

/// <summary>The fold: state and event in, state out. It never decides, so a replay gives the same state for ever.</summary>
public static class ThreadEvolver
{
    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is unknown.</exception>
    public static ThreadSnapshot Evolve(ThreadSnapshot thread, ThreadEvent happened)
    {
        var next = happened switch
        {
            ThreadEvent.Opened opened => Open(thread, opened),
            ThreadEvent.MessageReceived received => Receive(thread, received),
            ThreadEvent.TurnCompleted completed => Complete(thread, completed),
            ThreadEvent.DraftDiscarded => thread,
            ThreadEvent.TurnFailed failed => thread with { FailedAttempts = failed.Attempt },
            ThreadEvent.VerificationTried => thread,
            ThreadEvent.HandedOff handedOff => thread with { Status = ThreadStatus.HandedOff, HandOff = handedOff.Reason, Pending = [], FailedAttempts = 0 },

            // What the bot had decided does not leave any more; what a human wrote does.
            ThreadEvent.Taken => thread with { Status = ThreadStatus.Taken, Pending = [], Outbox = Approved(thread), Delays = Waiting(thread, Approved(thread)), FailedAttempts = 0 },
            ThreadEvent.GivenBack => thread with { Status = ThreadStatus.Open, HandOff = null },
            ThreadEvent.OperatorReplied replied => AnswerAsHuman(thread, replied.Reply),
            ThreadEvent.ReplyHandedOver handedOver => Settle(thread, handedOver.ReplyId),
            ThreadEvent.ReplyDelayed delayed => thread with { Delays = Others(thread, delayed.ReplyId).Add(new(delayed.ReplyId, delayed.NextAttemptAt)) },
            ThreadEvent.ReplyFailed failed => Settle(thread, failed.ReplyId),
            ThreadEvent.ReplyReported reported => Note(thread, reported.ReplyId, reported.Report.Status),
            ThreadEvent.ReplySuppressed suppressed => Settle(thread, suppressed.ReplyId),
            ThreadEvent.ReplyWithdrawn withdrawn => thread with { Withdrawals = thread.Withdrawals.Add(new(withdrawn.ReplyId, withdrawn.At)) },
            ThreadEvent.ReplyDropped dropped => Settle(thread, dropped.ReplyId),
            ThreadEvent.NotificationReported reported => Note(thread, reported.NotificationId, reported.Report.Status),
            ThreadEvent.JobDone done => thread with { Jobs = thread.Jobs.RemoveAll(pending => pending.Job.Id == done.JobId) },
            ThreadEvent.Erased => Erase(thread),
            _ => throw new InvalidOperationException($"unknown event {happened.GetType().Name}"),
        };

        // An erasure is no activity: it neither moves the thread up a list nor keeps it from its retention.
        var active = happened is ThreadEvent.Erased ? thread.LastActivityAt : happened.At;
        return next with { Version = thread.Version + 1, LastActivityAt = active, PendingSince = PendingSince(next) };
    }

    private static ThreadSnapshot Open(ThreadSnapshot thread, ThreadEvent.Opened opened) => thread with
    {
        Id = opened.ThreadId,
        Channel = opened.Channel,
        Customer = opened.Customer,
        Subject = opened.Subject,
        OpenedAt = opened.At,
    };

    private static ThreadSnapshot Receive(ThreadSnapshot thread, ThreadEvent.MessageReceived received)
    {
        var message = received.Message;
        var answered = received.Turn > 0;
        return thread with
        {
            Messages = thread.Messages + 1,
            Turns = answered ? received.Turn : thread.Turns,
            Recent = Note(thread.Recent, new(message.Id, received.Turn)),
            Participants = message.Class == MessageClass.Customer
                ? Join(Join(thread.Participants, message.From.Email), message.Correspondent.Email)
                : thread.Participants,
            Pending = answered && thread.Status == ThreadStatus.Open ? thread.Pending.Add(new(received.Turn, message)) : thread.Pending,
        };
    }

    private static ThreadSnapshot Complete(ThreadSnapshot thread, ThreadEvent.TurnCompleted completed)
    {
        var result = completed.Result;
        return thread with
        {
            Conversation = result.Conversation,
            Pending = thread.Pending.RemoveAll(pending => result.MessageIds.Contains(pending.Message.Id)),
            Outbox = result.Reply is null ? thread.Outbox : thread.Outbox.Add(result.Reply),
            Replies = result.Reply is null ? thread.Replies : thread.Replies + 1,
            Jobs = thread.Jobs.AddRange(result.Jobs.Select(job => new PendingJob(job, completed.At))),
            FailedAttempts = 0,
            Answered = Answer(thread, completed),
        };
    }

    private static ThreadSnapshot AnswerAsHuman(ThreadSnapshot thread, OutboundReply reply) => thread with
    {
        Outbox = thread.Outbox.Add(reply),
        Replies = thread.Replies + 1,
        Recent = Note(thread.Recent, new(reply.Id, 0)),
    };

    private static ImmutableArray<SeenMessage> Note(ImmutableArray<SeenMessage> recent, SeenMessage seen) =>
        (recent.Length < ThreadSnapshot.RecentIdLimit ? recent : recent.RemoveAt(0)).Add(seen);

    private static ThreadSnapshot Erase(ThreadSnapshot thread)
    {
        var outbox = thread.Outbox.RemoveAll(reply => reply.To.Email.Length == 0);
        return thread with
        {
            Pending = thread.Pending.RemoveAll(pending => pending.Message.Correspondent.Email.Length == 0),
            Outbox = outbox,
            Delays = Waiting(thread, outbox),
            Withdrawals = [],
            FailedAttempts = 0,
        };
    }

    private static ImmutableArray<AnsweredMessage> Answer(ThreadSnapshot thread, ThreadEvent.TurnCompleted completed)
    {
        if (completed.Result.Reply is not { Channel: Channels.Mail } reply)
        {
            return thread.Answered;
        }

        var answered = thread.Pending.Where(pending => completed.Result.MessageIds.Contains(pending.Message.Id))
            .Select(pending => new AnsweredMessage(reply.To.Email, LoopDecider.TextKey(pending.Message.Text), reply.Id, completed.At));
        var all = thread.Answered.AddRange(answered);
        return all.Length > LoopDecider.Remembered ? all.RemoveRange(0, all.Length - LoopDecider.Remembered) : all;
    }

    private static ThreadSnapshot Settle(ThreadSnapshot thread, string replyId) => thread with
    {
        Outbox = thread.Outbox.RemoveAll(reply => reply.Id == replyId),
        Delays = Others(thread, replyId),
        Withdrawals = thread.Withdrawals.RemoveAll(withdrawn => withdrawn.ReplyId == replyId),
    };

    private static ThreadSnapshot Note(ThreadSnapshot thread, string mailId, DeliveryStatus status)
    {
        var others = thread.Reports.RemoveAll(reported => reported.Id == mailId);
        return thread with { Reports = (others.Length < ThreadSnapshot.RecentIdLimit ? others : others.RemoveAt(0)).Add(new(mailId, status)) };
    }

    private static ImmutableArray<DelayedReply> Others(ThreadSnapshot thread, string replyId) => thread.Delays.RemoveAll(delay => delay.ReplyId == replyId);

    private static ImmutableArray<OutboundReply> Approved(ThreadSnapshot thread) => thread.Outbox.RemoveAll(reply => !reply.Approved);

    private static ImmutableArray<DelayedReply> Waiting(ThreadSnapshot thread, ImmutableArray<OutboundReply> outbox) =>
        thread.Delays.RemoveAll(delay => !outbox.Any(reply => reply.Id == delay.ReplyId));

    private static ImmutableArray<string> Join(ImmutableArray<string> participants, string email) =>
        email.Length == 0 || participants.Contains(email) || participants.Length >= ThreadSnapshot.ParticipantLimit
            ? participants
            : participants.Add(email);

    private static DateTimeOffset? PendingSince(ThreadSnapshot thread)
    {
        DateTimeOffset? since = thread.Pending.IsEmpty ? null : thread.Pending[0].Message.ReceivedAt;
        foreach (OutboundReply reply in thread.Outbox)
        {
            // Until its next attempt a delayed reply is not due: the sweep finds it then, and leaves it alone before.
            var due = thread.Delays.FirstOrDefault(delay => delay.ReplyId == reply.Id)?.NextAttemptAt ?? reply.DecidedAt;
            since = since is null || due < since ? due : since;
        }

        foreach (var withdrawn in thread.Withdrawals)
        {
            since = since is null || withdrawn.Since < since ? withdrawn.Since : since;
        }

        foreach (var pending in thread.Jobs)
        {
            since = since is null || pending.Since < since ? pending.Since : since;
        }

        return since;
    }
}
