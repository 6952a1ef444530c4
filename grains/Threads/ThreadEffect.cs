using Platform.Deliveries;
using Platform.Jobs;
using Platform.Turns;

namespace Platform.Threads;

/// <summary>What has to be done because of a decision. Effects are performed after the append and can be derived again from the state.</summary>
public abstract record ThreadEffect
{
    private ThreadEffect()
    {
    }

    /// <summary>A turn is due at a moment; what it works on is read from the state then.</summary>
    public sealed record ScheduleTurn(DateTimeOffset At) : ThreadEffect;

    /// <summary>Make this turn now.</summary>
    public sealed record RunTurn(TurnRequest Request) : ThreadEffect;

    /// <summary>Do this job.</summary>
    public sealed record RunJob(Job Job) : ThreadEffect;

    /// <summary>Hand this reply over.</summary>
    /// <param name="Reply">The reply.</param>
    /// <param name="Again">Whether it may have been asked for before.</param>
    public sealed record Deliver(OutboundReply Reply, bool Again = false) : ThreadEffect;

    /// <summary>Take this reply back.</summary>
    public sealed record Withdraw(string ReplyId) : ThreadEffect;
}
