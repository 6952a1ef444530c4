namespace Platform.Models.Summaries;

/// <summary>A message that is summed up.</summary>
/// <param name="By"><c>customer</c>, <c>shop</c> or <c>colleague</c>.</param>
/// <param name="At">The day.</param>
/// <param name="Text">Its words.</param>
internal sealed record SummaryMessage(string By, string At, string Text);
