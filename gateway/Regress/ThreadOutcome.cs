using System.Collections.Immutable;

namespace Platform.Gateway.Regress;

/// <summary>What came of a thread.</summary>
/// <param name="Name">The script's file.</param>
/// <param name="Turns">Its messages.</param>
internal sealed record ThreadOutcome(string Name, ImmutableArray<TurnOutcome> Turns)
{
    /// <summary>What is different from before.</summary>
    public IEnumerable<string> Differences(ThreadOutcome before) =>
        Turns.Length != before.Turns.Length
            ? [$"had {before.Turns.Length} messages, has {Turns.Length}"]
            : Turns.Zip(before.Turns).SelectMany(pair => pair.First.Differences(pair.Second));
}
