using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Customers;
using Platform.Jobs;
using Platform.Notifications;
using Platform.Shop;

namespace Platform.Leads;

/// <summary>
/// Keeps one lead. What it sends has an id from content and comes before its own write, so that a crash in between repeats and adds nothing. What it
/// enters comes behind the write, and is entered again when the same call is repeated: a step that is due at once must not run before its lead is there.
/// </summary>
public sealed class LeadRecordGrain(
    [PersistentState("lead", PlatformStorage.Grains)] IPersistentState<LeadRecord> saved,
    ILeadList list,
    IJobSchedule schedule,
    IShop shop,
    IOptions<LeadOptions> options,
    TimeProvider time) : Grain, ILeadRecordGrain
{
    private LeadRecord? Record => saved.RecordExists ? saved.State : null;

    private string CustomerId => this.GetPrimaryKeyString();

    public Task<LeadRecord?> Get() => Task.FromResult(Record);

    public async Task Capture(LeadCapture capture)
    {
        var now = time.GetUtcNow();
        var profile = await GrainFactory.GetGrain<ICustomerGrain>(CustomerId).GetProfile();
        if (profile.Consents.All(known => known.Grant.Id != capture.ConsentId))
        {
            throw new InvalidOperationException("the consent of a captured lead is not recorded yet");
        }

        // Withdrawn before it was kept: then it is not kept.
        if (OffersConsent.TryGet(profile, now) is not null)
        {
            var withdrawal = profile.Withdrawals.FirstOrDefault(known => known.Purpose == ConsentPurpose.OwnOffers);
            await SaveAsync(SequenceDecider.Begin(LeadRecordDecider.Capture(Record, capture, options.Value), withdrawal?.At, now));
        }
    }

    public async Task Note(LeadActivity activity)
    {
        if (Record is { } record)
        {
            await SaveAsync(new(LeadRecordDecider.Note(record, activity, options.Value), null, null));
        }
    }

    public async Task Fire(SequenceStep step)
    {
        if (Record is { } record)
        {
            var now = time.GetUtcNow();
            var profile = await GrainFactory.GetGrain<ICustomerGrain>(CustomerId).GetProfile();
            await SaveAsync(SequenceDecider.Fire(record, step, OffersConsent.TryGet(profile, now), await shop.ListProductsAsync(null), options.Value, now));
        }
    }

    public async Task Erase()
    {
        await schedule.CancelAsync(CustomerId, SequenceStep.Prefix);
        await list.RemoveAsync(CustomerId);
        if (saved.RecordExists)
        {
            await saved.ClearStateAsync();
        }
    }

    public Task EncryptAnew() => saved.RecordExists ? saved.WriteStateAsync() : Task.CompletedTask;

    private async Task SaveAsync(SequenceFiring firing)
    {
        if (firing.Notification is { } notification)
        {
            await GrainFactory.GetGrain<INotificationGrain>(notification.Id).Send(notification);
        }

        var record = firing.Record;
        await list.PutAsync(new(record.CustomerId, record.Score.Total, record.Score.Band, record.Queue, record.CapturedAt));
        if (!ReferenceEquals(record, Record))
        {
            saved.State = record;
            await saved.WriteStateAsync();
        }

        if (firing.Next is { } next)
        {
            await schedule.PutAsync([next]);
        }
    }
}
