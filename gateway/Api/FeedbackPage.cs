using Platform.Bounces;

namespace Platform.Gateway.Api;

/// <summary>A page of bounces and complaints, newest first.</summary>
/// <param name="Entries">One recipient of one report each.</param>
/// <param name="Next">Give it as <c>before</c> for the next page; null for the last one.</param>
public sealed record FeedbackPage(IReadOnlyList<NumberedFeedback> Entries, long? Next);
