namespace Platform.Offers;

/// <summary>A price with its reasons.</summary>
/// <param name="List">The list price.</param>
/// <param name="Amount">What is asked.</param>
/// <param name="FreeShipping">Whether the tier ships for free.</param>
/// <param name="Reasons">What lowered it, such as <c>tier-Gold</c> or <c>clearance</c>; empty at list price.</param>
public sealed record Price(decimal List, decimal Amount, bool FreeShipping, ImmutableArray<string> Reasons)
{
    /// <summary>Whether it is below the list price.</summary>
    public bool IsLower => Amount < List;
}
