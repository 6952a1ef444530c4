using System.Collections.Immutable;
using Platform.Knowledge;

namespace Platform.Silo.Adapters.Knowledge;

/// <summary>A text and the numbers of the chunks that have it.</summary>
internal sealed record PassagePlaces(IndexedPassage Passage, ImmutableArray<int> Chunks);
