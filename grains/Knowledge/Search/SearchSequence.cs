namespace Platform.Knowledge;

/// <summary>A word or phrase to look for.</summary>
/// <param name="Terms">Term numbers, in order.</param>
/// <param name="Strength">1 for the customer's own word, less for a synonym.</param>
internal sealed record SearchSequence(int[] Terms, double Strength);
