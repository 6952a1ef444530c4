using Platform.Encryption;

namespace Platform.Customers;

/// <summary>What is known of a customer across threads and channels. Key: <see cref="CustomerIds.FromAddress"/>, never the address.</summary>
[Alias("platform.customers.i-customer-grain")]
public interface ICustomerGrain : IEncryptedState
{
    /// <summary>What is known. Everything in it stems from code, never from a level that a message claims.</summary>
    [ReadOnly, Alias("GetProfile")]
    Task<CustomerProfile> GetProfile();

    /// <summary>Notes that the customer was read in a thread. Repeats change nothing.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="language">The language that was read, ISO 639-1; empty or <c>und</c> when it could not be told.</param>
    [OneWay, Alias("Observe")]
    Task Observe(string threadId, string language);

    /// <summary>Remembers what a verified customer said. Repeats and older values change nothing.</summary>
    /// <param name="memo">What was learnt.</param>
    [Alias("Remember")]
    Task Remember(CustomerMemo memo);

    /// <summary>Records a consent. Idempotent by its id; a grant from before a withdrawal is recorded as withdrawn.</summary>
    /// <param name="grant">The consent with its proof.</param>
    [Alias("GrantConsent")]
    Task GrantConsent(ConsentGrant grant);

    /// <summary>Records an opt-out; it holds for every grant up to its moment. Idempotent.</summary>
    /// <param name="withdrawal">The opt-out.</param>
    [Alias("WithdrawConsent")]
    Task WithdrawConsent(ConsentWithdrawal withdrawal);

    /// <summary>Every consent, withdrawn ones too, oldest first.</summary>
    [ReadOnly, Alias("GetConsents")]
    Task<ImmutableArray<RecordedConsent>> GetConsents();

    /// <summary>Whether there is a recorded consent that was not withdrawn.</summary>
    /// <param name="purpose">What for.</param>
    [ReadOnly, Alias("HasConsent")]
    Task<bool> HasConsent(ConsentPurpose purpose);

    /// <summary>Forgets everything: the profile is gone from storage when this returns. Idempotent.</summary>
    [Alias("Erase")]
    Task Erase();
}
