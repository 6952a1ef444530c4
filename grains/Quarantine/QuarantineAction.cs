namespace Platform.Quarantine;

/// <summary>What somebody did with a quarantined mail.</summary>
/// <param name="MailId">The entry.</param>
/// <param name="Action"><c>release</c> or <c>replay</c>.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When it was done first.</param>
/// <param name="Outcome">The class that it was taken in as, or the reason for which it stays.</param>
/// <param name="ThreadId">Where it went; null when it stays.</param>
public sealed record QuarantineAction(string MailId, string Action, string By, DateTimeOffset At, string Outcome, string? ThreadId);
