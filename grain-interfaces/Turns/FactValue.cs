namespace Platform.Turns;

/// <summary>A named value of a tool result.</summary>
/// <param name="Name">Such as <c>carrier</c>.</param>
/// <param name="Value">Invariant text: a day <c>2026-11-27</c>, a moment <c>2026-11-27T09:00:00Z</c>, a wall-clock time <c>2026-11-27T09:00</c> or a window of two with a slash, money <c>USD 48.00</c>, other numbers with a point.</param>
[GenerateSerializer, Immutable, Alias("platform.turns.fact-value")]
public sealed record FactValue([property: Id(0)] string Name, [property: Id(1)] string Value);
