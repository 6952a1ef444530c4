namespace Platform.Leads;

/// <summary>The list of leads, for the people of the shop. Without names and addresses: those are in the lead.</summary>
public interface ILeadList
{
    /// <summary>Puts a lead into the list, in place of its earlier entry.</summary>
    Task PutAsync(LeadEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Takes a lead off the list.</summary>
    Task RemoveAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>Leads by score, the highest first.</summary>
    /// <param name="band">Only those of a band; null for all.</param>
    /// <param name="limit">At most so many.</param>
    Task<IReadOnlyList<LeadEntry>> ListAsync(LeadBand? band, int limit, CancellationToken cancellationToken = default);
}
