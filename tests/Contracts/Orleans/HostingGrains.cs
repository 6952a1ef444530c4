using Orleans;
using Orleans.Runtime;

namespace Platform.Tests.Contracts.Orleans;

internal sealed class StartupNote : IStartupTask
{
    public const string Key = "startup";

    public Task Execute(CancellationToken cancellationToken)
    {
        Signals.Note(Key, "startup task");
        return Task.CompletedTask;
    }
}

internal sealed class LifecycleNote : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle)
    {
        Subscribe(lifecycle, "services", ServiceLifecycleStage.ApplicationServices);
        Subscribe(lifecycle, "active", ServiceLifecycleStage.Active);
        Subscribe(lifecycle, "initialize", ServiceLifecycleStage.RuntimeInitialize);
    }

    private static void Subscribe(ISiloLifecycle lifecycle, string name, int stage) => lifecycle.Subscribe(
        nameof(LifecycleNote),
        stage,
        _ => Note("start " + name),
        _ => Note("stop " + name));

    private static Task Note(string what)
    {
        Signals.Note("lifecycle", what);
        return Task.CompletedTask;
    }
}

/// <summary>The system's time, and a note of who asked for timers.</summary>
internal sealed class NotingTime(string name) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Signals.Note("time", name);
        return System.CreateTimer(callback, state, dueTime, period);
    }
}
