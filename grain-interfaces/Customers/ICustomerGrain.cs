namespace Platform.Customers;

/// <summary>What is known of a customer across threads and channels. Key: <see cref="CustomerIds.FromAddress"/>, never the address.</summary>
[Alias("platform.customers.i-customer-grain")]
public interface ICustomerGrain : IGrainWithStringKey
{
    /// <summary>What is known. Everything in it stems from code, never from a level that a message claims.</summary>
    [ReadOnly, Alias("GetProfile")]
    Task<CustomerProfile> GetProfile();

    /// <summary>Notes that the customer was read in a thread. Repeats change nothing.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="language">The language that was read, ISO 639-1; empty or <c>und</c> when it could not be told.</param>
    [OneWay, Alias("Observe")]
    Task Observe(string threadId, string language);
}
