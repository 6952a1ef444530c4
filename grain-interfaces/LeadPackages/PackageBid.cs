namespace Platform.LeadPackages;

/// <summary>A sealed bid.</summary>
/// <param name="Partner">Whose.</param>
/// <param name="Amount">In the shop's currency, in whole hundredths.</param>
/// <param name="At">When it came; of equal amounts the earlier wins.</param>
[GenerateSerializer, Immutable, Alias("platform.lead-packages.package-bid")]
public sealed record PackageBid([property: Id(0)] string Partner, [property: Id(1)] decimal Amount, [property: Id(2)] DateTimeOffset At);
