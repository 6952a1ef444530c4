namespace Platform.Agents;

/// <summary>What every agent is: it serves one intent of one customer. An agent reads and proposes; whatever has a lasting effect is a <see cref="Jobs.Job"/> that runs once its turn is durable.</summary>
[Alias("platform.agents.i-agent")]
public interface IAgent : IGrainWithStringKey
{
    /// <summary>Serves an intent. Asked again for the same turn it answers the same: a turn may be made twice.</summary>
    /// <param name="request">What is wanted, what is known, and the levels that were proved.</param>
    [Alias("Serve")]
    Task<AgentAnswer> Serve(AgentRequest request);
}
