using Platform.Deliveries;

namespace Platform.Tests.EndToEnd;

/// <summary>The real outbox, after whose steps the process may die.</summary>
internal sealed class CrashingTransport(IMailTransport inner, Crash crash) : IMailTransport
{
    public string Name => inner.Name;

    public bool RemembersHandOvers => inner.RemembersHandOvers;

    public async Task<HandOver> HandOverAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default)
    {
        var outcome = await inner.HandOverAsync(deliveryId, mail, cancellationToken);
        await crash.ReachAsync(CrashPoint.ReplyWritten, deliveryId);
        return outcome;
    }

    public async Task StageAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default)
    {
        await inner.StageAsync(deliveryId, mail, cancellationToken);
        await crash.ReachAsync(CrashPoint.ReplyStaged, deliveryId);
    }

    public async Task<HandOver> HandOverAsync(string deliveryId, CancellationToken cancellationToken = default)
    {
        var outcome = await inner.HandOverAsync(deliveryId, cancellationToken);
        await crash.ReachAsync(CrashPoint.ReplyWritten, deliveryId);
        return outcome;
    }

    public Task<HandOver> WithdrawAsync(string deliveryId, CancellationToken cancellationToken = default) => inner.WithdrawAsync(deliveryId, cancellationToken);

    public async Task ForgetAsync(string deliveryId, CancellationToken cancellationToken = default)
    {
        await crash.ReachAsync(CrashPoint.OutcomeRemembered, deliveryId);
        await inner.ForgetAsync(deliveryId, cancellationToken);
    }
}
