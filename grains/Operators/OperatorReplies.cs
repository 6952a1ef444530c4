using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Platform.Deliveries;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Threads;

namespace Platform.Operators;

/// <summary>Makes an operator's reply from a thread's log. Pure: the same key gives the same reply's id, so that a repeated call is one reply.</summary>
public sealed class OperatorReplies(ReplyFactory replies, OutgoingAddresses addresses)
{
    /// <summary>The numbers of operators' replies begin here, far above any turn: both name the thread in the Message-ID.</summary>
    private const int FirstNumber = 1_000_000_000;

    /// <summary>The id of the reply with a key.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="key">The caller's key of the reply.</param>
    public string IdOf(string threadId, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"operator-reply\0{threadId}\0{key}"));
        return addresses.MessageId(threadId, FirstNumber + (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % FirstNumber));
    }

    /// <summary>The reply to the newest message of the customer; null when there is none, or when its sender cannot be answered.</summary>
    /// <param name="events">The thread's log.</param>
    /// <param name="key">The caller's key of the reply.</param>
    /// <param name="text">The operator's words, as they are.</param>
    /// <param name="now">The Date of the mail.</param>
    public OutboundReply? Create(IReadOnlyList<ThreadEvent> events, string key, string text, DateTimeOffset now)
    {
        var state = ThreadDecider.Fold(ThreadSnapshot.Empty, events);
        var newest = events.OfType<ThreadEvent.MessageReceived>().LastOrDefault(received => received is { Turn: > 0, Message.Class: MessageClass.Customer });
        var body = new ReplyBody(text, state.Conversation.Language, [], Approved: true);
        return newest is null ? null : replies.Create(state.Id, newest.Turn, newest.Message, body, now) is { } reply ? reply with { Id = IdOf(state.Id, key) } : null;
    }
}
