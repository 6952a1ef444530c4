using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>A word or phrase that may stand for what was asked.</summary>
/// <param name="Terms">The stems, in order.</param>
/// <param name="Strength">1 for the customer's own word, less for a synonym or translation.</param>
public sealed record UnitAlternative(ImmutableArray<string> Terms, double Strength);
