using Platform.Encryption;

namespace Platform.LeadPackages;

/// <summary>One lead that partners may buy. Every call asks for the customer's consent again: once it is withdrawn, the content is gone. Key: the package's id.</summary>
[Alias("platform.lead-packages.i-lead-package-grain")]
public interface ILeadPackageGrain : IEncryptedState
{
    /// <summary>The package; null when there is none.</summary>
    [Alias("Get")]
    Task<LeadPackage?> Get();

    /// <summary>Builds the package of a lead when its customer agreed to partners. A repeat changes nothing.</summary>
    /// <param name="customerId">The lead.</param>
    [Alias("Offer")]
    Task Offer(string customerId);

    /// <summary>A partner's sealed bid.</summary>
    /// <param name="partner">The partner's name, authenticated by the caller.</param>
    /// <param name="amount">In the shop's currency.</param>
    /// <returns>Null when it was taken, else why not.</returns>
    [Alias("Bid")]
    Task<string?> Bid(string partner, decimal amount);

    /// <summary>Ends an auction that is due.</summary>
    [Alias("Close")]
    Task Close();

    /// <summary>The content, for the partner who bought it; null for everybody else. Delivery is recorded.</summary>
    /// <param name="partner">The partner's name, authenticated by the caller.</param>
    [Alias("Deliver")]
    Task<LeadContent?> Deliver(string partner);

    /// <summary>Takes the package back and forgets its content.</summary>
    /// <param name="reason">Why, for the audit.</param>
    [Alias("Withdraw")]
    Task Withdraw(string reason);
}
