using Orleans;
using Orleans.Runtime;

namespace Platform.Tests.Contracts.Orleans;

internal interface ITimerGrain : IGrainWithStringKey
{
    Task Start(string name, TimeSpan due, TimeSpan period, bool interleave = false, bool keepAlive = false);

    Task StartFailing(TimeSpan period);

    Task Change(string name, TimeSpan due, TimeSpan period);

    Task Stop(string name);

    Task Block(string signal);

    Task End();
}

internal sealed class TimerGrain : Grain, ITimerGrain
{
    private readonly Dictionary<string, IGrainTimer> _timers = new(StringComparer.Ordinal);
    private TaskScheduler? _scheduler;

    private string Key => this.GetPrimaryKeyString();

    public Task Start(string name, TimeSpan due, TimeSpan period, bool interleave = false, bool keepAlive = false)
    {
        _scheduler = TaskScheduler.Current;
        _timers[name] = this.RegisterGrainTimer(
            static (state, _) => state.Grain.Tick(state.Name),
            (Grain: this, Name: name),
            new GrainTimerCreationOptions { DueTime = due, Period = period, Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task StartFailing(TimeSpan period)
    {
        this.RegisterGrainTimer(
            () =>
            {
                Signals.Note(Key, "failing");
                throw new InvalidOperationException("tick");
            },
            period,
            period);
        return Task.CompletedTask;
    }

    public Task Change(string name, TimeSpan due, TimeSpan period)
    {
        _timers[name].Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop(string name)
    {
        _timers[name].Dispose();
        return Task.CompletedTask;
    }

    public async Task Block(string signal)
    {
        Signals.Set(signal + ".begun");
        await Signals.Wait(signal);
        Signals.Note(Key, "unblocked");
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task Tick(string name)
    {
        await Task.Yield();
        Signals.Note(Key, ReferenceEquals(TaskScheduler.Current, _scheduler) ? name : "elsewhere");
        Signals.Set($"{Key}.{name}");
    }
}
