namespace Platform.Gateway.Api;

/// <summary>A partner's bid.</summary>
/// <param name="Amount">In the shop's currency, whole cents.</param>
public sealed record LeadPackageBid(decimal Amount);
