using Platform.Turns;

namespace Platform.Agents;

/// <summary>Something that may be said: a template with its values, or words taken from a source. Not yet in a language.</summary>
/// <param name="Key">The template's key, such as <c>order-Shipped</c>; its prefix is the agent's.</param>
/// <param name="Values">The template's values, invariant; how each is written is decided by its shape (<see cref="Turns.FactValue"/>).</param>
/// <param name="Facts">The facts of the same answer that support it; empty for words that claim nothing.</param>
/// <param name="Text">Words to be said as they are, in place of a template; null in the ordinary case.</param>
/// <param name="OwnParagraph">Whether a new paragraph begins with it.</param>
[GenerateSerializer, Immutable, Alias("platform.agents.saying")]
public sealed record Saying(
    [property: Id(0)] string Key,
    [property: Id(1)] ImmutableArray<FactValue> Values,
    [property: Id(2)] ImmutableArray<string> Facts,
    [property: Id(3)] string? Text = null,
    [property: Id(4)] bool OwnParagraph = false)
{
    /// <summary>Words that claim nothing.</summary>
    public static Saying Of(string key) => new(key, [], [], OwnParagraph: true);

    /// <summary>Words that stand on facts.</summary>
    public static Saying Of(string key, ImmutableArray<string> facts, params ImmutableArray<FactValue> values) => new(key, values, facts);
}
