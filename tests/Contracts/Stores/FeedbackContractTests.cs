using Platform.Bounces;
using Platform.Deliveries;
using Platform.Notifications;
using Platform.Quarantine;
using Platform.Tests.Storage;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What every log of feedback, list of notifications' mails and history of the quarantine does.</summary>
public sealed class FeedbackContractTests
{
    private static readonly DateTimeOffset Start = StorageFixture.Start;

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task Feedback_is_entered_once_and_listed_newest_first(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Feedback.PutAsync([Entry("a", 0, null), Entry("a", 1, "not-ours")]);
        await world.Feedback.PutAsync([Entry("b", 0, null)]);
        await world.Feedback.PutAsync([Entry("a", 0, "not-ours")]);
        world.Reopen();

        var all = await world.Feedback.ListAsync(null, long.MaxValue, 10);
        Assert.Equal(["b/0", "a/1", "a/0"], all.Select(found => $"{found.Entry.Mail}/{found.Entry.Place}"));
        Assert.Equal(Entry("a", 0, null), all[2].Entry);
        Assert.Equal(["a/1"], (await world.Feedback.ListAsync(true, long.MaxValue, 10)).Select(found => $"{found.Entry.Mail}/{found.Entry.Place}"));
        Assert.Equal(["b/0", "a/0"], (await world.Feedback.ListAsync(false, long.MaxValue, 10)).Select(found => $"{found.Entry.Mail}/{found.Entry.Place}"));
        Assert.Equal(["a/1"], (await world.Feedback.ListAsync(null, all[0].Number, 1)).Select(found => $"{found.Entry.Mail}/{found.Entry.Place}"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_notification_is_found_by_its_mail_and_the_first_entry_stays(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var mail = new NotificationMail("n-1", "customer", "thread", Start);
        await world.NotificationMails.PutAsync("id@shop.example", mail);
        await world.NotificationMails.PutAsync("id@shop.example", mail with { NotificationId = "n-2" });
        world.Reopen();

        Assert.Equal(mail, await world.NotificationMails.FindAsync("id@shop.example"));
        Assert.Null(await world.NotificationMails.FindAsync("other@shop.example"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task An_action_is_noted_once_for_each_person_and_outcome_oldest_first(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a mail"u8));
        var entry = new QuarantinedMail(id, "too-many-parts", "200", "http", 6, Start);
        await world.Quarantine.PutAsync(entry, "a mail"u8.ToArray());
        var replay = new QuarantineAction(id, "replay", "ann", Start.AddHours(1), "too-many-parts", null);
        var release = new QuarantineAction(id, "release", "bob", Start.AddHours(2), "customer", "thread");
        await world.QuarantineHistory.RecordAsync(replay);
        await world.QuarantineHistory.RecordAsync(release);
        await world.QuarantineHistory.RecordAsync(replay with { At = Start.AddHours(3) });
        world.Reopen();

        Assert.Equal([replay, release], await world.QuarantineHistory.ListAsync(id));
        Assert.Equal(entry with { TakenTo = "thread" }, await world.QuarantineHistory.FindAsync(id));
        Assert.Equal([entry with { TakenTo = "thread" }], await world.Quarantine.ListAsync(10));
        Assert.Null(await world.QuarantineHistory.FindAsync(new string('0', 64)));
    }

    private static FeedbackEntry Entry(string mail, int place, string? ignored) => new(
        mail, place, "bounce", ignored is null ? DeliveryStatus.Bounced : null, "5.1.1", "no such user", ignored, "id@shop.example", "customer", "thread", Start);
}
