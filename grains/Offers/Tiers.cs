namespace Platform.Offers;

/// <summary>The tiers of the loyalty programme.</summary>
public static class Tiers
{
    /// <summary>List price.</summary>
    public const string Bronze = "Bronze";

    /// <summary>A little off.</summary>
    public const string Silver = "Silver";

    /// <summary>By margin and stock.</summary>
    public const string Gold = "Gold";

    /// <summary>The most, and free shipping.</summary>
    public const string Platinum = "Platinum";
}
