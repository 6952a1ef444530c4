using System.Collections.Concurrent;
using System.Diagnostics;

namespace Platform.Benchmarks.Workload;

/// <summary>Who waits for which reply: from the answered Message-ID to the moment at which the hand-over was on disk.</summary>
internal sealed class HandOvers
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<(OutboundReply Reply, long At)>> _byMessage = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, OutboundReply> _decided = new(StringComparer.Ordinal);

    /// <summary>The reply to a message and the timestamp at which its hand-over was recorded.</summary>
    public Task<(OutboundReply Reply, long At)> ExpectAsync(string messageId) =>
        (_byMessage[messageId] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Notes an append that is durable.</summary>
    public void Observe(ThreadAppend append)
    {
        foreach (var happened in append.Events)
        {
            switch (happened)
            {
                case ThreadEvent.TurnCompleted { Result.Reply: { } reply }:
                    _decided[reply.Id] = reply;
                    break;
                case ThreadEvent.ReplyHandedOver { ReplyId: var id } when _decided.TryRemove(id, out var decided):
                    if (decided.InReplyTo is { } message && _byMessage.TryRemove(message, out var waiting))
                    {
                        waiting.SetResult((decided, Stopwatch.GetTimestamp()));
                    }

                    break;
                default:
                    break;
            }
        }
    }
}
