using Orleans.Runtime;

namespace Platform.Customers;

/// <summary>Remembers a customer across threads; writes only what is new.</summary>
public sealed class CustomerGrain(
    [PersistentState("customer", PlatformStorage.Grains)] IPersistentState<CustomerProfile> saved,
    TimeProvider time) : Grain, ICustomerGrain
{
    private CustomerProfile Profile => saved.RecordExists ? saved.State : CustomerProfile.Unknown;

    public Task<CustomerProfile> GetProfile() => Task.FromResult(Profile);

    public Task Observe(string threadId, string language) => Save(CustomerDecider.Observe(Profile, threadId, language, time.GetUtcNow()));

    public Task Remember(CustomerMemo memo) => Save(CustomerDecider.Remember(Profile, memo));

    public Task GrantConsent(ConsentGrant grant) => Save(CustomerDecider.Grant(Profile, grant));

    public Task WithdrawConsent(ConsentWithdrawal withdrawal) => Save(CustomerDecider.Withdraw(Profile, withdrawal));

    public Task<ImmutableArray<RecordedConsent>> GetConsents() => Task.FromResult(Profile.Consents);

    public Task<bool> HasConsent(ConsentPurpose purpose) => Task.FromResult(Consents.TryGet(Profile, purpose, time.GetUtcNow()) is not null);

    public async Task Erase()
    {
        if (saved.RecordExists)
        {
            await saved.ClearStateAsync();
        }
    }

    public Task EncryptAnew() => saved.RecordExists ? saved.WriteStateAsync() : Task.CompletedTask;

    private Task Save(CustomerProfile next)
    {
        if (ReferenceEquals(next, Profile))
        {
            return Task.CompletedTask;
        }

        saved.State = next;
        return saved.WriteStateAsync();
    }
}
