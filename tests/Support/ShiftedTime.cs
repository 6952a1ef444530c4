namespace Platform.Tests.Support;

/// <summary>The system's clock, some time ahead. Its timers are the system's.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
