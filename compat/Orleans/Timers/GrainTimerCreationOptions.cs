using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

public readonly struct GrainTimerCreationOptions()
{
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first tick; infinite: never, zero: at once.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of one tick to the next; infinite: one tick only.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Ticks may run while a request is at an await. Default: they wait their turn.</summary>
    public bool Interleave { get; init; }

    /// <summary>Ticks count as use and keep idle collection away. Default: they do not.</summary>
    public bool KeepAlive { get; init; }
}
