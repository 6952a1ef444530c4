using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What every list of threads does, whatever it is stored in.</summary>
public sealed class ThreadListContractTests
{
    [Theory]
    [OnSqlite(null, null)]
    [OnDynamo(null, null)]
    [OnSqlite(ThreadStatus.Taken, null)]
    [OnDynamo(ThreadStatus.Taken, null)]
    [OnSqlite(null, "BEN@example.org")]
    [OnDynamo(null, "BEN@example.org")]
    [OnSqlite(ThreadStatus.Taken, "ben@example.org")]
    [OnDynamo(ThreadStatus.Taken, "ben@example.org")]
    public async Task Pages_give_every_head_once_newest_first(string store, ThreadStatus? status, string? customer)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var heads = new List<ThreadHead>();
        for (var number = 0; number < 60; number++)
        {
            // Several share a moment: the id decides.
            var head = StorageFixture.Head($"t{number:00}", 1, StorageFixture.Start.AddMinutes(number / 4)) with
            {
                Status = (ThreadStatus)(number % 3),
                Customer = number % 2 == 0 ? "ben@example.org" : "cora@example.org",
            };
            heads.Add(head);
            await world.Log.AppendAsync(new ThreadAppend(head.ThreadId, 0, [StorageFixture.Event()], head, []));
        }

        var listed = new List<ThreadHead>();
        string? cursor = null;
        do
        {
            var page = await world.Log.ListHeadsAsync(new ThreadQuery(status, customer, 7, cursor));
            Assert.True(page.Heads.Count is > 0 and <= 7);
            listed.AddRange(page.Heads);
            cursor = page.Next;
        }
        while (cursor is not null);

        var expected = heads
            .Where(head => (status is null || head.Status == status) && (customer is null || head.Customer == "ben@example.org"))
            .OrderByDescending(head => head.LastActivityAt).ThenByDescending(head => head.ThreadId, StringComparer.Ordinal);
        Assert.Equal(expected, listed);
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task A_last_page_that_is_full_has_no_next(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Log.AppendAsync(StorageFixture.Append("t1", 0, StorageFixture.Event()));

        Assert.Null((await world.Log.ListHeadsAsync(new ThreadQuery(null, null, 1, null))).Next);
    }

    [Theory]
    [OnSqlite("?")]
    [OnDynamo("?")]
    [OnSqlite("AAAA")]
    [OnDynamo("AAAA")]
    public async Task A_cursor_that_no_page_gave_is_refused(string store, string cursor)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await Assert.ThrowsAsync<ArgumentException>(() => world.Log.ListHeadsAsync(new ThreadQuery(null, null, 1, cursor)));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Ids_come_in_their_order_beyond_one_read(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var ids = Enumerable.Range(0, 1005).Select(number => $"t{number:0000}").ToArray();
        await Task.WhenAll(ids.Reverse().Select(id => world.Log.AppendAsync(StorageFixture.Append(id, 0, StorageFixture.Event()))));

        var listed = new List<string>();
        await foreach (var id in world.Log.ListThreadIdsAsync())
        {
            listed.Add(id);
        }

        Assert.Equal(ids, listed);
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Pending_threads_come_oldest_first_until_they_are_done(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await Pend(world, "new", 0, StorageFixture.Start.AddMinutes(9));
        await Pend(world, "old", 0, StorageFixture.Start.AddMinutes(1));
        await Pend(world, "idle", 0, null);
        await Pend(world, "mid", 0, StorageFixture.Start.AddMinutes(5));

        Assert.Equal(["old", "mid"], await world.Log.ListPendingAsync(StorageFixture.Start.AddMinutes(9), 10));
        Assert.Equal(["old"], await world.Log.ListPendingAsync(StorageFixture.Start.AddMinutes(9), 1));

        await Pend(world, "old", 1, null);
        Assert.Equal(["mid"], await world.Log.ListPendingAsync(StorageFixture.Start.AddMinutes(9), 10));
    }

    private static Task Pend(StoreWorld world, string threadId, long expectedVersion, DateTimeOffset? since) => world.Log.AppendAsync(new ThreadAppend(
        threadId, expectedVersion, [StorageFixture.Event()], StorageFixture.Head(threadId, expectedVersion + 1, pendingSince: since), []));
}
