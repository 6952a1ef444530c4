using System.Collections.Concurrent;
using Platform.Deliveries;

namespace Platform.Tests.EndToEnd;

/// <summary>Notes what would leave. The outbox itself is tested elsewhere; here only who sends matters.</summary>
internal sealed class RecordingTransport : IMailTransport
{
    public ConcurrentQueue<string> Staged { get; } = [];

    public Task StageAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default)
    {
        Staged.Enqueue(deliveryId);
        return Task.CompletedTask;
    }

    public Task HandOverAsync(string deliveryId, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
