using Platform.Jobs;
using Platform.Leads;
using Platform.Loyalty;

namespace Platform.Gateway.Api;

/// <summary>A lead with its explained score, its sequence and its points.</summary>
/// <param name="Lead">The lead.</param>
/// <param name="Waiting">What is scheduled for the customer, by due time.</param>
/// <param name="Loyalty">Points and tier; null when nothing was awarded.</param>
public sealed record LeadView(LeadRecord Lead, IReadOnlyList<LeadTimer> Waiting, LoyaltyAccount? Loyalty)
{
    internal static LeadView From(LeadRecord lead, IReadOnlyList<ScheduledJob> scheduled, LoyaltyAccount? loyalty) =>
        new(lead, [.. scheduled.Select(job => new LeadTimer(job.Job.Id, job.DueAt))], loyalty);
}
