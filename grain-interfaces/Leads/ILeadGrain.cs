using Platform.Agents;

namespace Platform.Leads;

/// <summary>The agent that signs a customer up for offers: names, interests, preference, address, explicit consent. Stateless; the key is the shop, <c>shop</c>.</summary>
[Alias("platform.leads.i-lead-grain")]
public interface ILeadGrain : IAgent;
