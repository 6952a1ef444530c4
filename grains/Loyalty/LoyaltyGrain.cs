using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Customers;
using Platform.Jobs;
using Platform.Leads;
using Platform.Notifications;
using Platform.Shop;

namespace Platform.Loyalty;

/// <summary>Keeps one account; what it sends and enters comes before its own write and has ids from content.</summary>
public sealed class LoyaltyGrain(
    [PersistentState("loyalty", PlatformStorage.Grains)] IPersistentState<LoyaltyAccount> saved,
    IShop shop,
    IJobSchedule schedule,
    IOptions<LoyaltyOptions> options,
    IOptions<LeadOptions> leads,
    TimeProvider time) : Grain, ILoyaltyGrain
{
    private LoyaltyAccount? Account => saved.RecordExists ? saved.State : null;

    public Task<LoyaltyAccount?> Get() => Task.FromResult(Account);

    public async Task Award(LoyaltyAward award)
    {
        var account = Account ?? LoyaltyDecider.Open(award, await shop.FindCustomerAsync(award.Email), options.Value, leads.Value.DefaultTimeZone);
        await SaveAsync(LoyaltyDecider.Award(account, award, await ConsentAsync(), options.Value, leads.Value));
    }

    public async Task Fire(LoyaltyTimer timer)
    {
        if (Account is { } account)
        {
            await SaveAsync(LoyaltyDecider.Fire(account, timer, await ConsentAsync(), options.Value, leads.Value, time.GetUtcNow()));
        }
    }

    public async Task Erase()
    {
        await schedule.CancelAsync(this.GetPrimaryKeyString(), LoyaltyTimer.Prefix);
        if (saved.RecordExists)
        {
            await saved.ClearStateAsync();
        }
    }

    public Task EncryptAnew() => saved.RecordExists ? saved.WriteStateAsync() : Task.CompletedTask;

    private async Task<OffersConsent?> ConsentAsync() =>
        OffersConsent.TryGet(await GrainFactory.GetGrain<ICustomerGrain>(this.GetPrimaryKeyString()).GetProfile(), time.GetUtcNow());

    private async Task SaveAsync(LoyaltyOutcome outcome)
    {
        if (ReferenceEquals(outcome.Account, Account))
        {
            return;
        }

        foreach (var notification in outcome.Notifications)
        {
            await GrainFactory.GetGrain<INotificationGrain>(notification.Id).Send(notification);
        }

        await schedule.PutAsync(outcome.Timers);
        saved.State = outcome.Account;
        await saved.WriteStateAsync();
    }
}
