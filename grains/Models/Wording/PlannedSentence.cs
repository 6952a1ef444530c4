namespace Platform.Models.Wording;

/// <summary>A sentence that is to be worded.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="Text">What it says.</param>
/// <param name="Keep">Whether it stays as it is.</param>
internal sealed record PlannedSentence(int Id, string Text, bool Keep);
