namespace Platform.Models.Readings;

/// <summary>A reading as a model reports it: unchecked.</summary>
internal sealed record ReadMessage(string Language, ImmutableArray<ReadIntent> Intents, ImmutableArray<ReadSlot> Slots, ReadMood Sentiment);
