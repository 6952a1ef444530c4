namespace Platform.Turns;

/// <summary>A named value of a tool result.</summary>
/// <param name="Name">Such as <c>carrier</c>.</param>
/// <param name="Value">Invariant text: ISO dates, decimals with a point.</param>
[GenerateSerializer, Immutable, Alias("platform.turns.fact-value")]
public sealed record FactValue([property: Id(0)] string Name, [property: Id(1)] string Value);
