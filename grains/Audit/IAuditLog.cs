namespace Platform.Audit;

/// <summary>What people did by the API (docs/adr/0029-dashboard-and-audit.md). Entries are added, never changed and never removed.</summary>
public interface IAuditLog
{
    /// <summary>Adds an entry; durable when it returns.</summary>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Entries, newest first.</summary>
    /// <param name="before">Only those with a smaller number; <see cref="long.MaxValue"/> for the newest.</param>
    /// <param name="limit">How many at the most, from 1.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<NumberedAuditEntry>> ListAsync(long before, int limit, CancellationToken cancellationToken = default);
}
