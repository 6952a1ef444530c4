using Orleans.Runtime;

namespace Orleans.Timers;

internal sealed class TimerRegistry(SiloRuntime silo) : ITimerRegistry
{
    public IDisposable RegisterTimer(
        IGrainContext grainContext, Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        RegisterGrainTimer(
            grainContext,
            static (pair, _) => pair.callback(pair.state),
            (callback, state),
            new GrainTimerCreationOptions { DueTime = dueTime, Period = period, Interleave = true });

    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(grainContext);
        ArgumentNullException.ThrowIfNull(callback);
        var activation = (ActivationData)grainContext;
        var timer = new GrainTimer<TState>(activation, silo.GrainTime, options.Interleave, options.KeepAlive, callback, state);
        activation.Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }
}
