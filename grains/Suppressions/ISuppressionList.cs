using Platform.Customers;

namespace Platform.Suppressions;

/// <summary>
/// Addresses that are not written to unasked any more. Kept under <see cref="CustomerIds.FromAddress"/>, a SHA-256 of the lower-case address:
/// the list cannot be read back into addresses, only asked. Durable when a task completes.
/// </summary>
public interface ISuppressionList
{
    /// <summary>Enters a customer for a reason (<see cref="SuppressionReasons"/>); the first moment of a reason stays.</summary>
    /// <param name="customerId"><see cref="CustomerIds.FromAddress"/>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="since">Since when.</param>
    /// <param name="evidence">The id of the mail that proves it; null when no mail does.</param>
    Task AddCustomerAsync(string customerId, string reason, DateTimeOffset since, string? evidence = null, CancellationToken cancellationToken = default);

    /// <summary>Takes a reason back; other reasons stay.</summary>
    Task LiftAsync(string customerId, string reason, CancellationToken cancellationToken = default);

    /// <summary>Every reason, oldest first; empty when there is none.</summary>
    Task<IReadOnlyList<Suppression>> ListAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>Enters an address; case does not matter.</summary>
    Task AddAsync(string address, string reason, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        AddCustomerAsync(CustomerIds.FromAddress(address.Trim()), reason, since, null, cancellationToken);

    /// <summary>The oldest reason why an address is suppressed; null when it is not.</summary>
    async Task<string?> FindReasonAsync(string address, CancellationToken cancellationToken = default) =>
        (await ListAsync(CustomerIds.FromAddress(address.Trim()), cancellationToken)).Select(entry => entry.Reason).FirstOrDefault();
}
