using Platform.Audit;

namespace Platform.Gateway.Api;

/// <summary>A page of what people did, newest first.</summary>
/// <param name="Entries">One act each.</param>
/// <param name="Next">Give it as <c>before</c> for the next page; null for the last one.</param>
public sealed record AuditPage(IReadOnlyList<NumberedAuditEntry> Entries, long? Next);
