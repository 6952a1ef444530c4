using Platform.Workflows;

namespace Platform.Purchases;

/// <summary>Which purchases there are, by customer, and what a customer has bought here. A purchase itself is the state of its grain.</summary>
public interface IPurchaseIndex
{
    /// <summary>Notes a purchase or its new status.</summary>
    Task PutAsync(string id, string customerId, WorkflowStatus status, DateTimeOffset acceptedAt, CancellationToken cancellationToken = default);

    /// <summary>The ids of a customer's purchases, newest first; of all customers when it is null.</summary>
    Task<IReadOnlyList<string>> ListAsync(string? customerId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Counts a purchase in the customer's profile, once.</summary>
    Task CountAsync(string id, string customerId, decimal amount, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Takes a purchase out of the customer's profile; it is not counted later either.</summary>
    Task DiscountAsync(string id, string customerId, CancellationToken cancellationToken = default);

    /// <summary>What a customer has bought through conversations.</summary>
    Task<PurchaseSum> SumAsync(string customerId, CancellationToken cancellationToken = default);
}
