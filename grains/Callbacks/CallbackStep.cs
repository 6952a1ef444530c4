using Platform.Agents;

namespace Platform.Callbacks;

/// <summary>What the agent does next.</summary>
public abstract record CallbackStep
{
    private CallbackStep()
    {
    }

    /// <summary>Everything is said.</summary>
    public sealed record Tell(AgentAnswer Answer) : CallbackStep;

    /// <summary>A time has to be held first.</summary>
    public sealed record Reserve(CallbackWish Wish) : CallbackStep;
}
