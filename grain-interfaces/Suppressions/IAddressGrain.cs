using Platform.Customers;
using Platform.Encryption;

namespace Platform.Suppressions;

/// <summary>
/// An address as a place for mail: what was reported of it, whether it is suppressed by a bounce or a complaint, and who lifted that. The only
/// writer of these two reasons in the suppression list. Key: <see cref="CustomerIds.FromAddress"/>.
/// </summary>
[Alias("platform.suppressions.i-address-grain")]
public interface IAddressGrain : IEncryptedState
{
    /// <summary>Takes a report that was matched with a mail to this address. One evidence counts once; the suppression list follows before this returns.</summary>
    /// <param name="report">What it says.</param>
    [Alias("Report")]
    Task Report(AddressReport report);

    /// <summary>The customer wrote from this address, and the receiver vouches for it (DMARC): it can be written to, so that a bounce is over. A complaint is not.</summary>
    /// <param name="evidence">The id of the customer's mail.</param>
    [Alias("Heard")]
    Task Heard(string evidence);

    /// <summary>An operator lifts a suppression.</summary>
    /// <param name="reason"><c>bounce</c> or <c>complaint</c>.</param>
    /// <param name="operatorName">Who.</param>
    /// <param name="why">Why; a complaint needs it.</param>
    [Alias("Lift")]
    Task<LiftOutcome> Lift(string reason, string operatorName, string why);

    /// <summary>What is known.</summary>
    [ReadOnly, Alias("GetState")]
    Task<AddressState> GetState();

    /// <summary>Forgets the state when its person is erased (docs/adr/0013-personal-data.md). Idempotent.</summary>
    [Alias("Erase")]
    Task Erase();
}
