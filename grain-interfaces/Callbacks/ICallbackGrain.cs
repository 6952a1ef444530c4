using Platform.Agents;

namespace Platform.Callbacks;

/// <summary>The agent that arranges calls: it holds a time while it serves, and books it by a job once the turn is durable. Stateless; the key is the shop, <c>shop</c>.</summary>
[Alias("platform.callbacks.i-callback-grain")]
public interface ICallbackGrain : IAgent;
