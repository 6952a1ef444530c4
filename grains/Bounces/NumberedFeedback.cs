namespace Platform.Bounces;

/// <summary>An entry with its number, which grows.</summary>
public sealed record NumberedFeedback(long Number, FeedbackEntry Entry);
