namespace Platform.Gateway.Api;

/// <summary>Which suppression an operator lifts.</summary>
/// <param name="Reason"><c>bounce</c> or <c>complaint</c>.</param>
/// <param name="Name">The operator.</param>
/// <param name="Why">Why; a complaint needs it.</param>
public sealed record LiftBody(string? Reason, string? Name, string? Why = null);
