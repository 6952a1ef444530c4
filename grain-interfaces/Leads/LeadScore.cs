namespace Platform.Leads;

/// <summary>How promising a lead is, with each point explained.</summary>
/// <param name="Total">0 to 100, the sum of <paramref name="Points"/>.</param>
/// <param name="Band">What the total stands for.</param>
/// <param name="Points">One entry for each component.</param>
[GenerateSerializer, Immutable, Alias("platform.leads.lead-score")]
public sealed record LeadScore(
    [property: Id(0)] int Total,
    [property: Id(1)] LeadBand Band,
    [property: Id(2)] ImmutableArray<ScorePoints> Points);
