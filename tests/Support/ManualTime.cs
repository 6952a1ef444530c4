namespace Platform.Tests.Support;

/// <summary>A clock that stands still until a test moves it. Timers fire on <see cref="Advance"/>, each at its own moment, in the order of their moments.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly SortedSet<ManualTimer> _waiting = new(Comparer<ManualTimer>.Create((left, right) => left.Place.CompareTo(right.Place)));
    private DateTimeOffset _now = start;
    private long _numbers;
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state, Interlocked.Increment(ref _numbers));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what becomes due on the way, before this returns; what the timers woke may still be under way.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (NextBefore(until) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Completes when a timer waits: whoever was woken by the last one is done and waits for the next.</summary>
    public Task UntilArmedAsync()
    {
        lock (_lock)
        {
            return _waiting.Count > 0 ? Task.CompletedTask : _armed.Task;
        }
    }

    private ManualTimer? NextBefore(DateTimeOffset until)
    {
        lock (_lock)
        {
            if (_waiting.Min is not { } timer || timer.DueAt > until)
            {
                _now = until;
                return null;
            }

            _now = timer.DueAt > _now ? timer.DueAt : _now;
            _waiting.Remove(timer);
            timer.Repeat();
            return timer;
        }
    }

    private void Enter(ManualTimer timer)
    {
        _waiting.Add(timer);
        _armed.TrySetResult();
        _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state, long number) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset DueAt { get; private set; }

        public (DateTimeOffset, long) Place => (DueAt, number);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._waiting.Remove(this);
                _period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    DueAt = time._now + dueTime;
                    time.Enter(this);
                }
            }

            return true;
        }

        public void Repeat()
        {
            if (_period > TimeSpan.Zero)
            {
                DueAt += _period;
                time.Enter(this);
            }
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (time._lock)
            {
                _period = Timeout.InfiniteTimeSpan;
                time._waiting.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
