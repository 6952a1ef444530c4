using Platform.Notifications;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Storage;

namespace Platform.Tests.Notifications;

public sealed class SqliteNotificationOutboxTests : IDisposable
{
    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task Entries_outlive_the_process_and_come_in_their_order()
    {
        await Outbox().PutAsync(Entry("a", NotificationChannel.Sms, "ann"));
        await Outbox().PutAsync(Entry("b", NotificationChannel.InApp, "ann"));
        await Outbox().PutAsync(Entry("c", NotificationChannel.Sms, "bob"));
        _storage.Reopen();

        Assert.Equal(["a", "b", "c"], await ListAsync(new(null, null, 0, false, 10)));
        Assert.Equal(["a", "c"], await ListAsync(new(NotificationChannel.Sms, null, 0, false, 10)));
        Assert.Equal(["a", "b"], await ListAsync(new(null, "ann", 0, false, 10)));
        Assert.Equal(["b"], await ListAsync(new(NotificationChannel.InApp, "ann", 1, true, 10)));
        Assert.Equal(["a", "b"], await ListAsync(new(null, null, 0, false, 2)));
        Assert.Equal(["c"], await ListAsync(new(null, null, 2, false, 2)));
        Assert.Equal(Entry("a", NotificationChannel.Sms, "ann"), (await Outbox().ListAsync(new(null, null, 0, false, 1)))[0].Entry);
    }

    [Fact]
    public async Task An_id_that_is_there_is_left_as_it_was()
    {
        await Outbox().PutAsync(Entry("a", NotificationChannel.Sms, "ann"));
        await Outbox().PutAsync(Entry("a", NotificationChannel.Sms, "ann") with { Text = "other" });

        Assert.Equal("text", (await Outbox().ListAsync(new(null, null, 0, false, 10))).Single().Entry.Text);
    }

    [Fact]
    public async Task What_was_sent_is_no_longer_open_and_the_first_moment_stays()
    {
        await Outbox().PutAsync(Entry("a", NotificationChannel.Sms, "ann"));

        Assert.True(await Outbox().MarkAsync(1, NotificationChannel.Sms, StorageFixture.Start));
        Assert.True(await Outbox().MarkAsync(1, NotificationChannel.Sms, StorageFixture.Start.AddDays(1)));

        Assert.Empty(await ListAsync(new(null, null, 0, true, 10)));
        Assert.Equal(StorageFixture.Start, (await Outbox().ListAsync(new(null, null, 0, false, 10))).Single().DoneAt);
    }

    [Fact]
    public async Task An_entry_of_another_channel_is_not_marked()
    {
        await Outbox().PutAsync(Entry("a", NotificationChannel.Sms, "ann"));

        Assert.False(await Outbox().MarkAsync(1, NotificationChannel.InApp, StorageFixture.Start));
        Assert.False(await Outbox().MarkAsync(2, NotificationChannel.Sms, StorageFixture.Start));
    }

    private static OutboxEntry Entry(string id, NotificationChannel channel, string customer) =>
        new(id, channel, customer, channel == NotificationChannel.Sms ? "+1 617-555-0136" : null, "title", "text", "en", null, StorageFixture.Start);

    private async Task<IEnumerable<string>> ListAsync(OutboxQuery query) => (await Outbox().ListAsync(query)).Select(entry => entry.Entry.Id);

    private INotificationOutbox Outbox() => new SqliteNotificationOutbox(_storage.Database);
}
