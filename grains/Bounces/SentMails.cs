using Platform.Customers;
using Platform.Deliveries;
using Platform.Notifications;
using Platform.Outgoing;
using Platform.Threads;

namespace Platform.Bounces;

/// <summary>Finds replies in the logs of their threads, and notifications in their index.</summary>
public sealed class SentMails(OutgoingAddresses addresses, IThreadLog log, INotificationMails notifications) : ISentMails
{
    /// <inheritdoc/>
    public async Task<(SentMail? Mail, bool IsSigned)> FindAsync(string messageId, CancellationToken cancellationToken = default)
    {
        if (addresses.IsSignedNotificationId(messageId))
        {
            return (await NotificationAsync(messageId, cancellationToken), true);
        }

        if (!addresses.TryReadMessageId(messageId, out var threadId, out var turn))
        {
            return (null, false);
        }

        return turn == 0
            ? (await NotificationAsync(messageId, cancellationToken), true)
            : (Of(await RepliesAsync(threadId, cancellationToken).FirstOrDefaultAsync(reply => reply.Id == messageId, cancellationToken)), true);
    }

    /// <inheritdoc/>
    public async Task<SentMail?> FindNewestAsync(string threadId, ImmutableArray<string> addresses, CancellationToken cancellationToken = default)
    {
        OutboundReply? newest = null;
        await foreach (var reply in RepliesAsync(threadId, cancellationToken))
        {
            newest = Of(reply)!.WentTo(addresses) ? reply : newest;
        }

        return Of(newest);
    }

    private static SentMail? Of(OutboundReply? reply) => reply is null ? null : new(reply.Id, CustomerIds.FromAddress(reply.To.Email), reply.ThreadId, null);

    private async Task<SentMail?> NotificationAsync(string messageId, CancellationToken cancellationToken) =>
        await notifications.FindAsync(messageId, cancellationToken) is { } mail ? new(messageId, mail.CustomerId, mail.ThreadId, mail.NotificationId) : null;

    private async IAsyncEnumerable<OutboundReply> RepliesAsync(string threadId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var recorded in log.ReadAsync(threadId, cancellationToken: cancellationToken))
        {
            var reply = recorded.Event switch
            {
                ThreadEvent.TurnCompleted completed => completed.Result.Reply,
                ThreadEvent.OperatorReplied replied => replied.Reply,
                _ => null,
            };
            if (reply is { Channel: Channels.Mail, To.Email.Length: > 0 })
            {
                yield return reply;
            }
        }
    }
}
