using Platform.Threads;

namespace Platform.Operators;

/// <summary>A thread that is a human's to answer.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="Status"><c>handed-off</c>: nobody has it yet; <c>taken</c>: an operator has.</param>
/// <param name="Urgency">Why it stands where it stands.</param>
/// <param name="Why">Why a human was called, such as <c>requested</c> or <c>sentiment</c>; <c>taken</c> when an operator came unasked.</param>
/// <param name="Since">When it was handed off or taken.</param>
/// <param name="WaitingSince">When the oldest message arrived that nobody has answered; null when every one was.</param>
/// <param name="Operator">Who took it; null when nobody did.</param>
/// <param name="Customer">The address that opened it.</param>
/// <param name="Channel">Where it began.</param>
/// <param name="Subject">The first message's subject.</param>
/// <param name="Language">The customer's language.</param>
/// <param name="Mood">The mood, with the words that moved it.</param>
/// <param name="LeadScore">0 to 100.</param>
public sealed record QueueEntry(
    string ThreadId,
    ThreadStatus Status,
    Urgency Urgency,
    string Why,
    DateTimeOffset Since,
    DateTimeOffset? WaitingSince,
    string? Operator,
    string Customer,
    string Channel,
    string Subject,
    string Language,
    ThreadMood Mood,
    int LeadScore);
