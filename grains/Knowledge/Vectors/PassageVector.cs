namespace Platform.Knowledge.Vectors;

/// <summary>A passage's vector.</summary>
/// <param name="Passage">The passage's key (<see cref="IndexedPassage.Key"/>).</param>
/// <param name="Vector">Its vector.</param>
public sealed record PassageVector(string Passage, ReadOnlyMemory<float> Vector);
