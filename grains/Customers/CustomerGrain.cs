using Orleans.Runtime;

namespace Platform.Customers;

/// <summary>Remembers a customer across threads; writes only what is new.</summary>
public sealed class CustomerGrain(
    [PersistentState("customer", PlatformStorage.Grains)] IPersistentState<CustomerProfile> saved,
    TimeProvider time) : Grain, ICustomerGrain
{
    private CustomerProfile Profile => saved.RecordExists ? saved.State : CustomerProfile.Unknown;

    public Task<CustomerProfile> GetProfile() => Task.FromResult(Profile);

    public Task Observe(string threadId, string language)
    {
        var next = CustomerDecider.Observe(Profile, threadId, language, time.GetUtcNow());
        if (next == Profile)
        {
            return Task.CompletedTask;
        }

        saved.State = next;
        return saved.WriteStateAsync();
    }
}
