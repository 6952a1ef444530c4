namespace Platform.Leads;

/// <summary>A lead in the list.</summary>
/// <param name="CustomerId">The lead.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Band">What the score stands for.</param>
/// <param name="Queue">Who looks after it.</param>
/// <param name="CapturedAt">When it was captured first.</param>
public sealed record LeadEntry(string CustomerId, int Score, LeadBand Band, string Queue, DateTimeOffset CapturedAt);
