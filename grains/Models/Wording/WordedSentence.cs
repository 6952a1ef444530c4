namespace Platform.Models.Wording;

/// <summary>A sentence as a model worded it.</summary>
/// <param name="From">The numbers of the sentences that it stands for, from 1.</param>
/// <param name="Text">Its words.</param>
internal sealed record WordedSentence(ImmutableArray<int> From, string Text);
