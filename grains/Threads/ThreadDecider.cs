using Platform.Deliveries;
using Platform.Mail;
using Platform.Turns;

namespace Platform.Threads;

/// <summary>The rules of a thread (docs/adr/0001-pure-core.md): what was asked and what is known in, events and effects out.</summary>
public static class ThreadDecider
{
    /// <summary>Takes a message. A message that the thread has is nothing new, whatever the number of its deliveries.</summary>
    public static ThreadDecision Accept(
        ThreadSnapshot thread, string threadId, InboundMessage message, string? linkedTo, ThreadOptions options, DateTimeOffset now)
    {
        if (thread.HasSeen(message.Id))
        {
            return ThreadDecision.Nothing;
        }

        var events = ImmutableArray.CreateBuilder<ThreadEvent>(2);
        if (thread.Version == 0)
        {
            events.Add(new ThreadEvent.Opened(threadId, message.Channel, message.Correspondent.Email, message.Subject, linkedTo, now));
        }

        var answerable = IsAnswerable(message);
        var suspicion = answerable && thread.Status == ThreadStatus.Open ? message.Held ?? LoopDecider.Suspect(thread, message, options, now) : null;
        events.Add(new ThreadEvent.MessageReceived(message, answerable && suspicion is null ? thread.Turns + 1 : 0, now));
        if (suspicion is not null)
        {
            // Not a word to whoever wrote: a human looks at it.
            events.Add(new ThreadEvent.HandedOff(suspicion, now));
        }

        var after = Fold(thread, events);
        return new(events.ToImmutable(), NextTurn(after, options));
    }

    /// <summary>Takes what a turn proposes, unless a newer message or a human has overtaken it.</summary>
    public static ThreadDecision CompleteTurn(ThreadSnapshot thread, TurnResult result, ThreadOptions options, DateTimeOffset now)
    {
        var due = DueMessages(thread);
        if (thread.Status != ThreadStatus.Open)
        {
            return new([new ThreadEvent.DraftDiscarded(result.Turn, "human", now)], []);
        }

        if (!due.Any(pending => result.MessageIds.Contains(pending.Message.Id)))
        {
            return ThreadDecision.Nothing;
        }

        if (!due.Select(pending => pending.Message.Id).SequenceEqual(result.MessageIds))
        {
            return new([new ThreadEvent.DraftDiscarded(result.Turn, "newer-message", now)], NextTurn(thread, options));
        }

        var events = ImmutableArray.CreateBuilder<ThreadEvent>();
        events.AddRange(result.Conversation.Tries.Except(thread.Conversation.Tries).Select(tried => new ThreadEvent.VerificationTried(tried, now)));
        events.Add(new ThreadEvent.TurnCompleted(result, now));
        if (result.HandOff is { } reason)
        {
            events.Add(new ThreadEvent.HandedOff(reason, now));
        }

        var after = Fold(thread, events);
        var effects = ImmutableArray.CreateBuilder<ThreadEffect>();
        if (result.Reply is not null)
        {
            effects.Add(new ThreadEffect.Deliver(result.Reply));
        }

        effects.AddRange(result.Jobs.Select(job => new ThreadEffect.RunJob(job)));
        effects.AddRange(NextTurn(after, options));
        return new(events.ToImmutable(), effects.ToImmutable());
    }

    /// <summary>Notes a failed attempt: the turn is tried again later, and after the last attempt a human is called.</summary>
    public static ThreadDecision FailTurn(ThreadSnapshot thread, int turn, int attempt, string reason, ThreadOptions options, DateTimeOffset now)
    {
        var due = DueMessages(thread);
        if (due.IsEmpty || due[^1].Turn != turn || attempt <= thread.FailedAttempts)
        {
            return ThreadDecision.Nothing;
        }

        var failed = new ThreadEvent.TurnFailed(turn, attempt, reason, now);
        return attempt >= options.TurnAttempts
            ? new([failed, new ThreadEvent.HandedOff("turn-failed", now)], [])
            : new([failed], [new ThreadEffect.ScheduleTurn(now + (options.TurnRetryDelay * Math.Pow(2, attempt - 1)))]);
    }

    /// <summary>Notes that a job was done.</summary>
    public static ThreadDecision RecordJob(ThreadSnapshot thread, string jobId, DateTimeOffset now) =>
        thread.Jobs.Any(pending => pending.Job.Id == jobId)
            ? new([new ThreadEvent.JobDone(jobId, now)], [])
            : ThreadDecision.Nothing;

    /// <summary>A human takes the thread.</summary>
    public static ThreadDecision Take(ThreadSnapshot thread, string operatorName, DateTimeOffset now) =>
        thread.Version == 0 || thread.Status == ThreadStatus.Taken
            ? ThreadDecision.Nothing
            : ThreadDeliveries.Take(thread, operatorName, now);

    /// <summary>A human gives the thread back. What arrived meanwhile was the human's to answer.</summary>
    public static ThreadDecision GiveBack(ThreadSnapshot thread, string operatorName, DateTimeOffset now) =>
        thread.Status == ThreadStatus.Open
            ? ThreadDecision.Nothing
            : new([new ThreadEvent.GivenBack(operatorName, now)], []);

    /// <summary>A human answers the customer, once for each reply's id. A thread that waits for a human is taken by it; one that the bot answers has to be taken first.</summary>
    public static (OperatorReplyOutcome Outcome, ThreadDecision Decision) ReplyAsOperator(
        ThreadSnapshot thread, string operatorName, OutboundReply reply, DateTimeOffset now)
    {
        if (thread.HasSeen(reply.Id))
        {
            return (OperatorReplyOutcome.Duplicate, ThreadDecision.Nothing);
        }

        if (thread.Status == ThreadStatus.Open)
        {
            return (OperatorReplyOutcome.BotAnswers, ThreadDecision.Nothing);
        }

        var replied = new ThreadEvent.OperatorReplied(operatorName, reply, now);
        var taken = thread.Status == ThreadStatus.Taken ? ThreadDecision.Nothing : ThreadDeliveries.Take(thread, operatorName, now);
        return (OperatorReplyOutcome.Accepted, new([.. taken.Events, replied], [.. taken.Effects, new ThreadEffect.Deliver(reply)]));
    }

    /// <summary>Everything that is due by the state alone: what a crash interrupted.</summary>
    public static ThreadDecision Resume(ThreadSnapshot thread, ThreadOptions options) =>
        new([], [
            .. thread.Outbox.Select(reply => new ThreadEffect.Deliver(reply, Again: true)),
            .. thread.Withdrawals.Select(withdrawn => new ThreadEffect.Withdraw(withdrawn.ReplyId)),
            .. thread.Jobs.Select(pending => new ThreadEffect.RunJob(pending.Job)),
            .. NextTurn(thread, options),
        ]);

    /// <summary>The turn to make now; null when none is due.</summary>
    public static TurnRequest? StartTurn(ThreadSnapshot thread)
    {
        var due = DueMessages(thread);
        return due.IsEmpty
            ? null
            : new(thread.Id, due[^1].Turn, [.. due.Select(pending => pending.Message)], thread.Conversation, thread.FailedAttempts + 1);
    }

    /// <summary>The state after more events.</summary>
    public static ThreadSnapshot Fold(ThreadSnapshot thread, IEnumerable<ThreadEvent> events) => events.Aggregate(thread, ThreadEvolver.Evolve);

    /// <summary>One reply answers one correspondent: the pending messages of whoever wrote first.</summary>
    private static ImmutableArray<PendingMessage> DueMessages(ThreadSnapshot thread) =>
        thread.Pending.IsEmpty
            ? []
            : [.. thread.Pending.Where(pending => pending.Message.Correspondent.Email == thread.Pending[0].Message.Correspondent.Email)];

    private static ImmutableArray<ThreadEffect> NextTurn(ThreadSnapshot thread, ThreadOptions options)
    {
        var due = DueMessages(thread);
        if (due.IsEmpty)
        {
            return [];
        }

        var quiet = due[^1].Message.ReceivedAt + options.BurstQuiet;
        var limit = due[0].Message.ReceivedAt + options.BurstLimit;
        return [new ThreadEffect.ScheduleTurn(quiet < limit ? quiet : limit)];
    }

    private static bool IsAnswerable(InboundMessage message) => message.Class == MessageClass.Customer && !message.SilentImport;
}
