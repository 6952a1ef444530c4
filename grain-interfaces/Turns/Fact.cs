namespace Platform.Turns;

/// <summary>Something that a tool or a document said: the only ground on which a sentence of a reply may stand.</summary>
/// <param name="Id">Unique in the turn: <c>f1</c>, <c>f2</c>.</param>
/// <param name="Source">Where it comes from: <c>orders/12345</c>, <c>knowledge/returns/window.md#Electronics</c>, <c>said</c> for the customer's own words.</param>
/// <param name="Statement">What it says, in the source's words.</param>
/// <param name="Values">The named values of a tool result; empty for a passage.</param>
[GenerateSerializer, Immutable, Alias("platform.turns.fact")]
public sealed record Fact(
    [property: Id(0)] string Id,
    [property: Id(1)] string Source,
    [property: Id(2)] string Statement,
    [property: Id(3)] ImmutableArray<FactValue> Values);
