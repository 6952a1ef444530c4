namespace Platform.Threads;

/// <summary>Which Message-IDs lead to a thread: those of the mails it received, of the replies it decided, and those that a service sent them under.</summary>
public static class ThreadIndexing
{
    /// <summary>What a message is found by: its Message-ID, or its own id when it has none.</summary>
    public static string Key(string? messageIdHeader, string messageId) => messageIdHeader ?? $"{messageId}@no-message-id";

    /// <summary>The index entries of new events.</summary>
    public static ImmutableArray<IndexedMessage> Of(string threadId, ImmutableArray<ThreadEvent> events)
    {
        var entries = ImmutableArray.CreateBuilder<IndexedMessage>();
        foreach (var happened in events)
        {
            switch (happened)
            {
                case ThreadEvent.MessageReceived { Message: var message }:
                    entries.Add(new(Key(message.MessageIdHeader, message.Id), threadId, message.Id));
                    break;
                case ThreadEvent.TurnCompleted { Result.Reply: { } reply }:
                    entries.Add(new(reply.Id, threadId, reply.Id));
                    break;
                case ThreadEvent.OperatorReplied { Reply: { } reply }:
                    entries.Add(new(reply.Id, threadId, reply.Id));
                    break;
                case ThreadEvent.ReplyHandedOver { AssignedId: { } assigned } handedOver:
                    entries.Add(new(assigned, threadId, handedOver.ReplyId));
                    break;
                default:
                    break;
            }
        }

        return entries.ToImmutable();
    }
}
