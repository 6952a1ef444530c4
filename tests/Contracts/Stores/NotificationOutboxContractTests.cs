using Platform.Notifications;
using Platform.Tests.Storage;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What every outbox of notifications does.</summary>
public sealed class NotificationOutboxContractTests
{
    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task Entries_outlive_the_process_and_come_in_their_order(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Notifications.PutAsync(Entry("a", NotificationChannel.Sms, "ann"));
        await world.Notifications.PutAsync(Entry("b", NotificationChannel.InApp, "ann"));
        await world.Notifications.PutAsync(Entry("c", NotificationChannel.Sms, "bob"));
        world.Reopen();

        Assert.Equal(["a", "b", "c"], await ListAsync(world, new(null, null, 0, false, 10)));
        Assert.Equal(["a", "c"], await ListAsync(world, new(NotificationChannel.Sms, null, 0, false, 10)));
        Assert.Equal(["a", "b"], await ListAsync(world, new(null, "ann", 0, false, 10)));
        Assert.Equal(["b"], await ListAsync(world, new(NotificationChannel.InApp, "ann", 1, true, 10)));
        Assert.Equal(["a", "b"], await ListAsync(world, new(null, null, 0, false, 2)));
        Assert.Equal(["c"], await ListAsync(world, new(null, null, 2, false, 2)));
        Assert.Equal(Entry("a", NotificationChannel.Sms, "ann"), (await world.Notifications.ListAsync(new(null, null, 0, false, 1)))[0].Entry);
    }

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task An_id_that_is_there_is_left_as_it_was(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Notifications.PutAsync(Entry("a", NotificationChannel.Sms, "ann"));
        await world.Notifications.PutAsync(Entry("a", NotificationChannel.Sms, "ann") with { Text = "other" });

        Assert.Equal("text", (await world.Notifications.ListAsync(new(null, null, 0, false, 10))).Single().Entry.Text);
    }

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task What_was_sent_is_no_longer_open_and_the_first_moment_stays(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Notifications.PutAsync(Entry("a", NotificationChannel.Sms, "ann"));

        Assert.True(await world.Notifications.MarkAsync(1, NotificationChannel.Sms, StorageFixture.Start));
        Assert.True(await world.Notifications.MarkAsync(1, NotificationChannel.Sms, StorageFixture.Start.AddDays(1)));

        Assert.Empty(await ListAsync(world, new(null, null, 0, true, 10)));
        Assert.Equal(StorageFixture.Start, (await world.Notifications.ListAsync(new(null, null, 0, false, 10))).Single().DoneAt);
    }

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task An_entry_of_another_channel_is_not_marked(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Notifications.PutAsync(Entry("a", NotificationChannel.Sms, "ann"));

        Assert.False(await world.Notifications.MarkAsync(1, NotificationChannel.InApp, StorageFixture.Start));
        Assert.False(await world.Notifications.MarkAsync(2, NotificationChannel.Sms, StorageFixture.Start));
    }

    private static OutboxEntry Entry(string id, NotificationChannel channel, string customer) =>
        new(id, channel, customer, channel == NotificationChannel.Sms ? "+1 617-555-0136" : null, "title", "text", "en", null, StorageFixture.Start);

    private static async Task<IEnumerable<string>> ListAsync(StoreWorld world, OutboxQuery query) => (await world.Notifications.ListAsync(query)).Select(entry => entry.Entry.Id);
}
