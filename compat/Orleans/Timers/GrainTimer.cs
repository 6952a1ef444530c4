namespace Orleans.Runtime;

/// <summary>Ticks come as requests of the activation to itself: in turn, or interleaved if asked for.</summary>
internal abstract class GrainTimer : IGrainTimer
{
    private static readonly TimerCallback s_due = static state => ((GrainTimer)state!).Due();

    private readonly ActivationData _activation;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _disposed = new();
    private TimeSpan _due;
    private TimeSpan _period;
    private bool _changed;
    private bool _firing;

    protected GrainTimer(ActivationData activation, TimeProvider time, bool interleave, bool keepAlive)
    {
        _activation = activation;
        Interleave = interleave;
        KeepAlive = keepAlive;

        // What the grain has in its async locals now is no business of a tick.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(s_due, this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public bool Interleave { get; }

    public bool KeepAlive { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        _changed = true;
        _due = dueTime;
        _period = period;
        if (!_firing)
        {
            Arm(dueTime);
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _timer.Dispose();
        _activation.Remove(this);
    }

    /// <summary>One tick; its failure is logged and does not end the timer.</summary>
    public async Task TickAsync()
    {
        if (_disposed.IsCancellationRequested)
        {
            return;
        }

        _changed = false;
        try
        {
            await CallAsync(_disposed.Token);
        }
        catch (Exception exception)
        {
            _activation.Silo.Log.TimerFailed(_activation.GrainId, exception);
            throw;
        }
        finally
        {
            _firing = false;
            if (!_disposed.IsCancellationRequested)
            {
                Arm(_changed ? _due : _period);
            }
        }
    }

    protected abstract Task CallAsync(CancellationToken cancellationToken);

    private static void Check(TimeSpan value, string name)
    {
        var milliseconds = (long)value.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, 0xfffffffe, name);
    }

    private void Arm(TimeSpan due)
    {
        try
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // Ended meanwhile.
        }
    }

    private void Due()
    {
        _firing = true;
        _activation.Receive(new TimerCall(this));
    }
}

internal sealed class GrainTimer<T>(
    ActivationData activation, TimeProvider time, bool interleave, bool keepAlive, Func<T, CancellationToken, Task> callback, T state)
    : GrainTimer(activation, time, interleave, keepAlive)
{
    protected override Task CallAsync(CancellationToken cancellationToken) => callback(state, cancellationToken);
}
