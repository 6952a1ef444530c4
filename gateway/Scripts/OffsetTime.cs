namespace Platform.Gateway.Scripts;

/// <summary>The system's clock, moved: days pass at once, timers run as ever.</summary>
internal sealed class OffsetTime : TimeProvider
{
    private long _offset;

    /// <summary>How far it is ahead of the system's.</summary>
    public TimeSpan Ahead => new(Volatile.Read(ref _offset));

    /// <summary>Moves the clock so that it is this moment now.</summary>
    public void Set(DateTimeOffset now) => Volatile.Write(ref _offset, (now.ToUniversalTime() - System.GetUtcNow()).Ticks);

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _offset));
}
