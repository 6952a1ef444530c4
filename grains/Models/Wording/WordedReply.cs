namespace Platform.Models.Wording;

/// <summary>A reply as a model worded it: unchecked.</summary>
internal sealed record WordedReply(ImmutableArray<WordedSentence> Sentences);
