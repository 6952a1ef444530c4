namespace Platform.Understanding.Sentiment;

/// <summary>What a word does to the mood: adds a weight, turns the next words around, or makes them stronger or weaker.</summary>
internal readonly record struct SentimentEntry(SentimentRole Role, float Weight, int Tokens);
