using Platform.Jobs;
using Platform.Notifications;

namespace Platform.Leads;

/// <summary>What a due step leads to.</summary>
/// <param name="Record">The lead afterwards; the same instance when the step was not its current one.</param>
/// <param name="Notification">What to send; null for nothing.</param>
/// <param name="Next">The next step; null when there is none.</param>
public sealed record SequenceFiring(LeadRecord Record, Notification? Notification, ScheduledJob? Next);
