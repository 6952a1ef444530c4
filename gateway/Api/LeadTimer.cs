namespace Platform.Gateway.Api;

/// <summary>Something that is scheduled for a customer.</summary>
/// <param name="Id">What, such as <c>marketing/newsletter/4/CUSTOMER</c>.</param>
/// <param name="DueAt">When.</param>
public sealed record LeadTimer(string Id, DateTimeOffset DueAt);
