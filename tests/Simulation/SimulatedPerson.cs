namespace Platform.Tests.Simulation;

/// <summary>Somebody who writes.</summary>
/// <param name="First">Given name.</param>
/// <param name="Last">Family name.</param>
/// <param name="Email">The address.</param>
/// <param name="Order">An order of theirs; null for a stranger.</param>
/// <param name="Last4">The digits of what it was paid with.</param>
/// <param name="Item">An article of it.</param>
internal sealed record SimulatedPerson(string First, string Last, string Email, string? Order, string Last4, string Item);
