using System.Collections.Immutable;
using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What every thread log does, whatever it stores in.</summary>
public sealed class ThreadLogContractTests
{
    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task What_was_appended_is_read_after_reopening(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        ThreadEvent[] events =
        [
            new ThreadEvent.Opened("t1", "mail", "anna@example.org", "Größe \0 und \u2028 Zeilen", null, StorageFixture.Start),
            new ThreadEvent.HandedOff("asked", StorageFixture.Start.AddTicks(1)),
        ];
        var head = StorageFixture.Head("t1", 2, StorageFixture.Start.AddTicks(7), StorageFixture.Start.AddTicks(3)) with
        {
            Status = ThreadStatus.HandedOff,
            Subject = "a\0b Größe",
            Language = "",
            HandOff = "asked",
        };
        await world.Log.AppendAsync(new ThreadAppend("t1", 0, [.. events], head, [new IndexedMessage("m1@x", "t1", "m1@x|anna")]));

        world.Reopen();

        Assert.Equal(events.Select((happened, index) => new RecordedEvent(index + 1, happened)), await world.ReadAsync("t1"));
        Assert.Equal(head, await world.Log.FindHeadAsync("t1"));
        Assert.Equal([new IndexedMessage("m1@x", "t1", "m1@x|anna")], await world.Log.FindMessageAsync("m1@x"));
        Assert.Empty(await world.Log.FindMessageAsync("M1@x"));
    }

    [Theory]
    [OnSqlite(0)]
    [OnDynamo(0)]
    [OnSqlite(1)]
    [OnDynamo(1)]
    [OnSqlite(3)]
    [OnDynamo(3)]
    public async Task A_stale_append_writes_nothing_and_tells_the_actual_version(string store, long expected)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Log.AppendAsync(StorageFixture.Append("t1", 0, StorageFixture.Event(), StorageFixture.Event()));
        var before = await world.Log.FindHeadAsync("t1");

        var stale = StorageFixture.Append("t1", expected, StorageFixture.Event("stale")) with { Indexed = [new("m@x", "t1", "m")] };
        var conflict = await Assert.ThrowsAsync<ThreadVersionConflictException>(() => world.Log.AppendAsync(stale));

        Assert.Equal((expected, 2L), (conflict.Expected, conflict.Actual));
        Assert.Equal(2, (await world.ReadAsync("t1")).Count);
        Assert.Equal(before, await world.Log.FindHeadAsync("t1"));
        Assert.Empty(await world.Log.FindMessageAsync("m@x"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Of_64_concurrent_writers_exactly_one_wins_each_version(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        const int Versions = 20;
        for (var version = 0L; version < Versions; version++)
        {
            var attempts = await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(async () =>
            {
                try
                {
                    await world.Log.AppendAsync(StorageFixture.Append("t1", version, StorageFixture.Event($"{writer}")));
                    return writer;
                }
                catch (ThreadVersionConflictException conflict)
                {
                    Assert.Equal(version + 1, conflict.Actual);
                    return -1;
                }
            })));

            var winner = Assert.Single(attempts, attempt => attempt >= 0);
            var last = Assert.IsType<ThreadEvent.HandedOff>((await world.ReadAsync("t1"))[^1].Event);
            Assert.Equal($"{winner}", last.Reason);
        }

        Assert.Equal(Enumerable.Range(1, Versions).Select(version => (long)version), (await world.ReadAsync("t1")).Select(recorded => recorded.Version));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Reading_goes_on_after_a_version_and_over_many_events(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var events = Enumerable.Range(0, 1000).Select(number => StorageFixture.Event($"{number}")).ToImmutableArray();
        await world.Log.AppendAsync(StorageFixture.Append("t1", 0, events));
        await world.Log.AppendAsync(StorageFixture.Append("t10", 0, StorageFixture.Event()));

        Assert.Equal(events, (await world.ReadAsync("t1")).Select(recorded => recorded.Event));
        Assert.Equal([999L, 1000L], (await world.ReadAsync("t1", 998)).Select(recorded => recorded.Version));
        Assert.Empty(await world.ReadAsync("t1", 1000));
        Assert.Empty(await world.ReadAsync("unknown"));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task An_append_whose_head_is_not_the_one_after_its_events_is_refused(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var append = StorageFixture.Append("t1", 0, StorageFixture.Event());

        await Assert.ThrowsAsync<ArgumentException>(() => world.Log.AppendAsync(append with { Head = StorageFixture.Head("t1", 2) }));
        await Assert.ThrowsAsync<ArgumentException>(() => world.Log.AppendAsync(append with { Head = StorageFixture.Head("t2", 1) }));
        await Assert.ThrowsAsync<ArgumentException>(() => world.Log.AppendAsync(append with { Events = [] }));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Repeating_an_index_entry_changes_nothing(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        IndexedMessage[] indexed = [new("m@x", "t1", "m@x|anna"), new("m@x", "t1", "m@x|stranger")];
        for (var version = 0; version < 2; version++)
        {
            await world.Log.AppendAsync(StorageFixture.Append("t1", version, StorageFixture.Event()) with { Indexed = [.. indexed] });
        }

        Assert.Equal(indexed, (await world.Log.FindMessageAsync("m@x")).OrderBy(entry => entry.MessageId, StringComparer.Ordinal));
    }
}
