using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>
/// Time that costs a call nothing: two counters that a timer moves on, a look at the requests that take long,
/// and the collection of idle activations.
/// </summary>
internal sealed class SiloClock : IDisposable
{
    private static readonly TimeSpan s_slowest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_fastest = TimeSpan.FromMilliseconds(10);

    private readonly SiloRuntime _silo;
    private readonly TimeProvider _messaging;
    private readonly TimeProvider _management;
    private readonly Lock _lock = new();
    private readonly List<ITimer> _timers = [];
    private List<ActivationData> _watched = [];
    private long _resolution = s_slowest.Ticks;
    private long _slack;
    private long _now;
    private long _idle;

    public SiloClock(SiloRuntime silo, IServiceProvider services)
    {
        _silo = silo;
        _messaging = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Messaging);
        _management = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.ActivationManagement);
        _now = _messaging.GetTimestamp();
        _idle = _management.GetTimestamp();
        _slack = Ticks(s_slowest);
        Tighten(silo.Messaging.ResponseTimeout);
        Tighten(silo.Collection.CollectionAge);
    }

    /// <summary>For time-outs: the timestamp of the last sweep.</summary>
    public long Now => _now;

    /// <summary>For idleness: the timestamp of the last sweep, by the clock of activation management.</summary>
    public long Idle => _idle;

    public TimeSpan IdleSince(long idle) => _management.GetElapsedTime(idle);

    public long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _messaging.TimestampFrequency);

    /// <summary>Makes sure that a time-out this short is seen in time.</summary>
    public void Tighten(TimeSpan timeout)
    {
        var wanted = Math.Clamp(timeout.Ticks / 8, s_fastest.Ticks, s_slowest.Ticks);
        if (wanted >= Volatile.Read(ref _resolution))
        {
            return;
        }

        lock (_lock)
        {
            _resolution = wanted;
            _slack = Ticks(TimeSpan.FromTicks(wanted));
            foreach (var timer in _timers.Take(2))
            {
                timer.Change(TimeSpan.FromTicks(wanted), TimeSpan.FromTicks(wanted));
            }
        }
    }

    public void Start()
    {
        lock (_lock)
        {
            var step = TimeSpan.FromTicks(_resolution);
            _timers.Add(_messaging.CreateTimer(static self => ((SiloClock)self!).Sweep(), this, step, step));
            _timers.Add(_management.CreateTimer(static self => ((SiloClock)self!).MoveIdle(), this, step, step));
            var quantum = _silo.Collection.CollectionQuantum;
            _timers.Add(_management.CreateTimer(static self => ((SiloClock)self!).Collect(), this, quantum, quantum));
        }
    }

    public void Watch(ActivationData activation)
    {
        lock (_lock)
        {
            _watched.Add(activation);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var timer in _timers)
            {
                timer.Dispose();
            }

            _timers.Clear();
        }
    }

    /// <summary>A collection round asked for by hand; over when the activations are.</summary>
    public Task CollectAsync(TimeSpan age) => Task.WhenAll(_silo.Catalog.Activations
        .Where(activation => activation.Class.CollectionAge != Timeout.InfiniteTimeSpan && activation.TryCollect(age))
        .Select(activation => activation.Deactivated)
        .ToArray());

    private void MoveIdle() => Volatile.Write(ref _idle, _management.GetTimestamp());

    private void Sweep()
    {
        var now = _messaging.GetTimestamp();
        Volatile.Write(ref _now, now);
        HashSet<ActivationData> look;
        lock (_lock)
        {
            look = [.. _watched];
            _watched = [];
        }

        RuntimeContext.CollectRunning(look);
        List<GrainCall> expired = [];
        foreach (var activation in look.Where(activation => ReferenceEquals(activation.Silo, _silo)))
        {
            if (activation.TakeExpired(now, _slack, expired))
            {
                Watch(activation);
            }
        }

        foreach (var call in expired)
        {
            _silo.TimeOut(call);
        }
    }

    private void Collect()
    {
        foreach (var activation in _silo.Catalog.Activations)
        {
            var age = activation.Class.CollectionAge;
            if (age != Timeout.InfiniteTimeSpan)
            {
                activation.TryCollect(age);
            }
        }
    }
}
