namespace Platform.Models.Readings;

/// <summary>An intent as a model reports it.</summary>
internal sealed record ReadIntent(string Name, double Confidence, string Quote);
