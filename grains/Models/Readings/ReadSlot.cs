namespace Platform.Models.Readings;

/// <summary>A slot as a model reports it.</summary>
internal sealed record ReadSlot(string Name, string Value, string Quote);
