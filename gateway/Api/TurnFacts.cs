using System.Collections.Immutable;
using Platform.Turns;

namespace Platform.Gateway.Api;

/// <summary>The facts on which the reply of a turn stands.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Facts">Its facts.</param>
public sealed record TurnFacts(int Turn, ImmutableArray<Fact> Facts);
