using Platform.Deliveries;

namespace Platform.Tests.EndToEnd;

/// <summary>The real outbox, after whose steps the process may die.</summary>
internal sealed class CrashingTransport(IMailTransport inner, Crash crash) : IMailTransport
{
    public async Task StageAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default)
    {
        await inner.StageAsync(deliveryId, mail, cancellationToken);
        await crash.ReachAsync(CrashPoint.ReplyStaged, deliveryId);
    }

    public async Task HandOverAsync(string deliveryId, CancellationToken cancellationToken = default)
    {
        await inner.HandOverAsync(deliveryId, cancellationToken);
        await crash.ReachAsync(CrashPoint.ReplyWritten, deliveryId);
    }
}
