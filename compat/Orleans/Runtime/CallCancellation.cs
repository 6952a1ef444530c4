namespace Orleans.Runtime;

/// <summary>
/// A caller's token on its way to the grain: cancelling it frees the caller at once (or when the grain has answered, if
/// <c>WaitForCancellationAcknowledgement</c>) and cancels the grain's own token on the grain's own scheduler.
/// </summary>
internal sealed class CallCancellation(GrainCall call, bool waitForAcknowledgement) : IDisposable
{
    private readonly CancellationTokenSource _callee = new();
    private CancellationTokenRegistration _registration;

    public CancellationToken CalleeToken => _callee.Token;

    public void Subscribe(CancellationToken caller) =>
        _registration = caller.UnsafeRegister(static (state, token) => ((CallCancellation)state!).OnCancelled(token), this);

    public void Signal()
    {
        if (call.Activation is { } activation)
        {
            activation.Scheduler.QueueAction(static state => ((CallCancellation)state).CancelCallee(), this);
        }
        else
        {
            CancelCallee();
        }
    }

    public void Dispose() => _registration.Dispose();

    private void OnCancelled(CancellationToken token)
    {
        if (!waitForAcknowledgement)
        {
            call.TryCancel(token);
        }

        Signal();
    }

    private void CancelCallee() => _callee.Cancel();
}
