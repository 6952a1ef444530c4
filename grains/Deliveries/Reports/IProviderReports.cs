namespace Platform.Deliveries.Reports;

/// <summary>Takes what a mail service tells of sent mails. Durable and carried out when a task completes; the same report again changes nothing.</summary>
public interface IProviderReports
{
    /// <summary>Carries a report out.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Whether it counts: it is about a mail of a thread of ours, to this address.</returns>
    Task<bool> ApplyAsync(ProviderReport report, CancellationToken cancellationToken = default);
}
