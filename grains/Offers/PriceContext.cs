namespace Platform.Offers;

/// <summary>Who asks, and in which situation.</summary>
/// <param name="Tier">Bronze, Silver, Gold or Platinum; null when nobody is verified: then the list price holds.</param>
/// <param name="LifetimeValue">What the customer has bought and kept.</param>
/// <param name="Solving">Whether a problem of the customer's is being solved.</param>
/// <param name="Bundle">Whether it is sold together with what completes it.</param>
public sealed record PriceContext(string? Tier, decimal LifetimeValue = 0, bool Solving = false, bool Bundle = false)
{
    /// <summary>Somebody of whom nothing is known.</summary>
    public static PriceContext Anybody { get; } = new(Tier: null);
}
