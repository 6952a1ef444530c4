namespace Platform.Knowledge;

/// <summary>A unit of a question, looked up in the corpus.</summary>
/// <param name="Weight">How much it counts: importance times rarity.</param>
/// <param name="IsKnown">False when no document has it, in any form.</param>
/// <param name="IsContent">True for a content word, neither weak nor a number.</param>
/// <param name="Sequences">Ways to say it, as term numbers.</param>
internal sealed record SearchUnit(double Weight, double Rarity, bool IsKnown, bool IsContent, bool IsCorrected, SearchSequence[] Sequences);
