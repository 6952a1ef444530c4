using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Customers;
using Platform.Jobs;
using Platform.Leads;

namespace Platform.LeadPackages;

/// <summary>Keeps one package. Before anything else each call asks whether the consent still holds; when it does not, the content is forgotten there and then.</summary>
public sealed class LeadPackageGrain(
    [PersistentState("lead-package", PlatformStorage.Grains)] IPersistentState<SealedLead> saved,
    ILeadPackageList list,
    IJobSchedule schedule,
    IOptions<LeadPackageOptions> options,
    TimeProvider time) : Grain, ILeadPackageGrain
{
    private string PackageId => this.GetPrimaryKeyString();

    public async Task<LeadPackage?> Get() => (await CurrentAsync())?.Package;

    public async Task Offer(string customerId)
    {
        if (!saved.RecordExists)
        {
            var now = time.GetUtcNow();
            var lead = await GrainFactory.GetGrain<ILeadRecordGrain>(customerId).Get();
            if (lead is null || await ConsentAsync(customerId) is not { } consent || LeadPackageDecider.Build(PackageId, consent, lead, options.Value, now) is not { } built)
            {
                return;
            }

            await SaveAsync(built);
        }

        // After a crash behind the write both are done again; neither does anything twice.
        var package = saved.State.Package;
        await list.PutAsync(PackageId, package.CustomerId, package.OpenedAt);
        await schedule.PutAsync([new(JobData.Create($"lead-packages/close/{PackageId}", CloseAuctionHandler.CloseKind, PackageId), package.ClosesAt, package.CustomerId)]);
    }

    public async Task<string?> Bid(string partner, decimal amount)
    {
        if (await CurrentAsync() is not { } current)
        {
            return "there is no such package";
        }

        var now = time.GetUtcNow();
        if (AuctionDecider.Refuse(current.Package, amount, now) is { } reason)
        {
            return reason;
        }

        await SaveAsync(current with { Package = AuctionDecider.Bid(current.Package, partner, amount, now) });
        return null;
    }

    public async Task Close() => _ = await CurrentAsync();

    public async Task<LeadContent?> Deliver(string partner)
    {
        if (await CurrentAsync() is not { Package: { Status: PackageStatus.Sold, Winner: { } winner } package, Content: { } content } current || winner.Partner != partner)
        {
            return null;
        }

        if (package.Audit.All(note => note.What != "delivered"))
        {
            // The audit is durable before anybody has the content.
            await SaveAsync(current with { Package = AuctionDecider.Note(package, time.GetUtcNow(), "delivered", partner) });
        }

        return content;
    }

    public async Task Withdraw(string reason)
    {
        if (saved.RecordExists)
        {
            await SaveAsync(new(AuctionDecider.Withdraw(saved.State.Package, reason, time.GetUtcNow()), null));
        }
    }

    public Task EncryptAnew() => saved.RecordExists ? saved.WriteStateAsync() : Task.CompletedTask;

    /// <summary>The package as it is now: withdrawn without a consent, closed after its deadline.</summary>
    private async Task<SealedLead?> CurrentAsync()
    {
        if (!saved.RecordExists)
        {
            return null;
        }

        var package = saved.State.Package;
        if (package.Status != PackageStatus.Withdrawn && await ConsentAsync(package.CustomerId) is null)
        {
            await Withdraw("the consent does not hold any more");
        }
        else
        {
            await SaveAsync(saved.State with { Package = AuctionDecider.Close(package, time.GetUtcNow()) });
        }

        return saved.State;
    }

    private async Task<PartnerConsent?> ConsentAsync(string customerId) =>
        PartnerConsent.TryGet(await GrainFactory.GetGrain<ICustomerGrain>(customerId).GetProfile(), time.GetUtcNow());

    private Task SaveAsync(SealedLead next)
    {
        if (saved.RecordExists && ReferenceEquals(next.Package, saved.State.Package) && ReferenceEquals(next.Content, saved.State.Content))
        {
            return Task.CompletedTask;
        }

        saved.State = next;
        return saved.WriteStateAsync();
    }
}
