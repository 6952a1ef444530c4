namespace Platform.Leads;

/// <summary>The points of one component of a score.</summary>
/// <param name="Component">Purchases, Engagement, Contact, Interests or Offers.</param>
/// <param name="Points">The points.</param>
/// <param name="Most">The most that the component gives.</param>
/// <param name="Why">Why, for the people of the shop.</param>
[GenerateSerializer, Immutable, Alias("platform.leads.score-points")]
public sealed record ScorePoints(
    [property: Id(0)] string Component,
    [property: Id(1)] int Points,
    [property: Id(2)] int Most,
    [property: Id(3)] string Why);
