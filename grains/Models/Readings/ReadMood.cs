namespace Platform.Models.Readings;

/// <summary>A mood as a model reports it.</summary>
internal sealed record ReadMood(double Score, ImmutableArray<string> Quotes);
