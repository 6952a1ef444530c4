using Platform.Turns;

namespace Platform.Agents;

/// <summary>Where an open intent stands: what it asked last and what its agent wants to find again. Kept in the thread, so that agents keep nothing.</summary>
/// <param name="Intent">The intent.</param>
/// <param name="Asks">The slot or question (<see cref="QuestionNames"/>) that it asked last; null when it waits for its turn to ask.</param>
/// <param name="State">The agent's own values, each name once.</param>
[GenerateSerializer, Immutable, Alias("platform.agents.intent-frame")]
public sealed record IntentFrame(
    [property: Id(0)] string Intent,
    [property: Id(1)] string? Asks,
    [property: Id(2)] ImmutableArray<FactValue> State)
{
    /// <summary>A frame that asks something.</summary>
    public static IntentFrame Asking(string intent, string asks, params ImmutableArray<FactValue> state) => new(intent, asks, state);

    /// <summary>A value of the state; null when there is none.</summary>
    public string? Get(string name) => State.FirstOrDefault(value => value.Name == name)?.Value;

    /// <summary>The frame with a value set.</summary>
    public IntentFrame With(string name, string value) => this with { State = State.RemoveAll(known => known.Name == name).Add(new(name, value)) };
}
