using Platform.Agents;

namespace Platform.Returns;

/// <summary>The agent that opens returns (level 3). Stateless; the key is the shop, <c>shop</c>.</summary>
[Alias("platform.returns.i-return-grain")]
public interface IReturnGrain : IAgent;
