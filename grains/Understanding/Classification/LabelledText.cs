namespace Platform.Understanding.Classification;

/// <summary>A line of training data.</summary>
internal sealed record LabelledText(string Text, string Label, string Language);
