namespace Platform.Audit;

/// <summary>An entry with its number.</summary>
/// <param name="Number">Growing from 1. In SQLite without a gap; elsewhere a number is missing whose writer died.</param>
/// <param name="Entry">The entry.</param>
public sealed record NumberedAuditEntry(long Number, AuditEntry Entry);
