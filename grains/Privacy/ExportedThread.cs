using Platform.Deliveries;
using Platform.Threads;

namespace Platform.Privacy;

/// <summary>A person's share of a thread.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="Messages">What the person wrote.</param>
/// <param name="Replies">What was answered.</param>
/// <param name="Slots">What the thread remembers of the person.</param>
/// <param name="Tries">The proofs that were tried.</param>
public sealed record ExportedThread(
    string ThreadId,
    ImmutableArray<InboundMessage> Messages,
    ImmutableArray<OutboundReply> Replies,
    ImmutableArray<SlotValue> Slots,
    ImmutableArray<VerificationTry> Tries)
{
    /// <summary>The share; null when the thread only mentions the person.</summary>
    internal static ExportedThread? Of(string threadId, ImmutableArray<RecordedEvent> events, Person person)
    {
        var share = PersonalShare.Of(events, person.Address, person.Until);
        var completed = events.Select(recorded => recorded.Event).OfType<ThreadEvent.TurnCompleted>().ToList();
        var slots = completed.Count > 0 ? completed[^1].Result.Conversation.Slots : [];
        return share.Messages.IsEmpty
            ? null
            : new(
                threadId,
                [.. events.Select(recorded => recorded.Event).OfType<ThreadEvent.MessageReceived>().Select(received => received.Message).Where(message => share.Messages.Contains(message.Id))],
                [.. completed.Where(share.IsTurn).Select(turn => turn.Result.Reply).OfType<OutboundReply>()],
                [.. slots.Where(share.Said)],
                [.. events.Select(recorded => recorded.Event).OfType<ThreadEvent.VerificationTried>().Select(tried => tried.Try).Where(share.Tried)]);
    }
}
