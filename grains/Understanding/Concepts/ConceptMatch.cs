namespace Platform.Understanding.Concepts;

/// <summary>A concept found in a message: which one, and the tokens that say it.</summary>
internal readonly record struct ConceptMatch(int From, int Length, short Concept)
{
    public int To => From + Length;
}
