using Platform.Deliveries;
using Platform.Turns;

namespace Platform.Threads;

/// <summary>One customer thread: a log of what happened, its inbox and its outbox. Key: the thread's id.</summary>
[Alias("platform.threads.i-thread-grain")]
public interface IThreadGrain : IGrainWithStringKey
{
    /// <summary>Takes a message; returns when it is durable. Idempotent by the message's id.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Where it went, and whether it was known already.</returns>
    [Alias("Accept")]
    Task<AcceptReceipt> Accept(InboundMessage message);

    /// <summary>Takes what a turn proposes, or drops it when newer messages or a human have overtaken it.</summary>
    /// <param name="result">The proposal.</param>
    [Alias("CompleteTurn")]
    Task CompleteTurn(TurnResult result);

    /// <summary>A turn could not be made; it is tried again, and after the last attempt a human is called.</summary>
    /// <param name="turn">The turn of the request.</param>
    /// <param name="attempt">The attempt that failed.</param>
    /// <param name="reason">The kind of failure, without any content of the message.</param>
    [Alias("FailTurn")]
    Task FailTurn(int turn, int attempt, string reason);

    /// <summary>A reply was handed over, is delayed, or failed: then a human is called. Idempotent.</summary>
    /// <param name="delivery">The delivery as it is now.</param>
    [Alias("RecordDelivery")]
    Task RecordDelivery(Delivery delivery);

    /// <summary>A mail system reported what became of a reply: a bounce or a complaint calls a human. Idempotent; a report that a later truth has overtaken is nothing.</summary>
    /// <param name="replyId">The reply.</param>
    /// <param name="report">What was reported.</param>
    [Alias("RecordReport")]
    Task RecordReport(string replyId, DeliveryReport report);

    /// <summary>A notification of this thread did not reach its customer, or its delivery was reported. Idempotent.</summary>
    /// <param name="notificationId">The notification.</param>
    /// <param name="report">How it stands.</param>
    /// <param name="callsHuman">Whether the customer has to get it by another way: true for what is no advertising.</param>
    [Alias("RecordNotification")]
    Task RecordNotification(string notificationId, DeliveryReport report, bool callsHuman);

    /// <summary>A job of the thread was done.</summary>
    /// <param name="jobId">The job.</param>
    [Alias("RecordJob")]
    Task RecordJob(string jobId);

    /// <summary>A human takes the thread: the bot is silent until it is given back, and a draft under way is dropped.</summary>
    /// <param name="operatorName">Who takes it.</param>
    [Alias("Take")]
    Task Take(string operatorName);

    /// <summary>A human gives the thread back to the bot.</summary>
    /// <param name="operatorName">Who gives it back.</param>
    [Alias("GiveBack")]
    Task GiveBack(string operatorName);

    /// <summary>A human answers the customer: only in a thread that was handed off or taken, and a hand-off is taken by it. Idempotent by the reply's id.</summary>
    /// <param name="operatorName">Who answers.</param>
    /// <param name="reply">The answer as composed.</param>
    [Alias("ReplyAsOperator")]
    Task<OperatorReplyOutcome> ReplyAsOperator(string operatorName, OutboundReply reply);

    /// <summary>Takes up again what a crash interrupted. Idempotent; does nothing for a thread with nothing pending.</summary>
    [Alias("Resume")]
    Task Resume();

    /// <summary>Whether each of these addresses has written here, was answered here, or was proved by somebody who has; only then may a message join. False for a thread that does not exist.</summary>
    /// <param name="addresses">Lower case; the sender's and where the sender wants the answer.</param>
    [ReadOnly, Alias("IsParticipant")]
    Task<bool> IsParticipant(ImmutableArray<string> addresses);

    /// <summary>Erases a person from the thread's log and from memory; what others wrote stays. Idempotent.</summary>
    /// <param name="address">The person's address, lower case.</param>
    /// <param name="until">What happened later stays.</param>
    /// <returns>How many events were rewritten.</returns>
    [Alias("Erase")]
    Task<int> Erase(string address, DateTimeOffset until);

    /// <summary>Removes the thread with everything that belongs to it, if nothing happened since a moment and nothing is pending. Idempotent.</summary>
    /// <param name="before">The moment.</param>
    /// <returns>Whether it was removed.</returns>
    [Alias("RemoveIfOlder")]
    Task<bool> RemoveIfOlder(DateTimeOffset before);

    /// <summary>The hash of the thread's state, to compare with that of a replay.</summary>
    /// <returns>SHA-256 of the canonical state, lower-case hexadecimal.</returns>
    [Alias("GetStateHash")]
    Task<string> GetStateHash();
}
