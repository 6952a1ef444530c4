using Platform.Threads;

namespace Platform.Tests.EndToEnd;

/// <summary>The real log, after whose appends the process may die.</summary>
internal sealed class CrashingThreadLog(IThreadLog inner, Crash crash) : IThreadLog
{
    public async Task AppendAsync(ThreadAppend append, CancellationToken cancellationToken = default)
    {
        await inner.AppendAsync(append, cancellationToken);
        foreach (var happened in append.Events)
        {
            switch (happened)
            {
                case ThreadEvent.MessageReceived:
                    crash.Remember(append.ThreadId);
                    await crash.ReachAsync(CrashPoint.Accepted, append.ThreadId);
                    break;
                case ThreadEvent.TurnCompleted { Result.Reply: { } reply }:
                    if (crash.IsFresh(append.ThreadId))
                    {
                        crash.Remember(reply.Id);
                    }

                    await crash.ReachAsync(CrashPoint.TurnDecided, append.ThreadId);
                    break;
                case ThreadEvent.ReplyHandedOver handedOver:
                    await crash.ReachAsync(CrashPoint.DeliveryMarked, handedOver.ReplyId);
                    break;
                default:
                    break;
            }
        }
    }

    public IAsyncEnumerable<RecordedEvent> ReadAsync(string threadId, long afterVersion = 0, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(threadId, afterVersion, cancellationToken);

    public Task<ThreadHead?> FindHeadAsync(string threadId, CancellationToken cancellationToken = default) =>
        inner.FindHeadAsync(threadId, cancellationToken);

    public Task<ThreadHeadPage> ListHeadsAsync(ThreadQuery query, CancellationToken cancellationToken = default) =>
        inner.ListHeadsAsync(query, cancellationToken);

    public IAsyncEnumerable<string> ListThreadIdsAsync(CancellationToken cancellationToken = default) =>
        inner.ListThreadIdsAsync(cancellationToken);

    public Task<IReadOnlyList<string>> ListPendingAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken = default) =>
        inner.ListPendingAsync(before, limit, cancellationToken);

    public Task<IReadOnlyList<IndexedMessage>> FindMessageAsync(string messageIdHeader, CancellationToken cancellationToken = default) =>
        inner.FindMessageAsync(messageIdHeader, cancellationToken);
}
