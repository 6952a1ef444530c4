using System.Collections.Immutable;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;

namespace Platform.Tests.Storage;

public sealed class SqliteThreadLogTests : IDisposable
{
    private readonly StorageFixture _storage = new();
    private SqliteThreadLog _log;

    public SqliteThreadLogTests() => _log = new SqliteThreadLog(_storage.Database);

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task What_was_appended_is_read_after_reopening()
    {
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
        await _log.AppendAsync(new ThreadAppend("t1", 0, [.. events], head, [new IndexedMessage("m1@x", "t1", "m1@x|anna")]));

        _storage.Reopen();
        _log = new SqliteThreadLog(_storage.Database);

        Assert.Equal(events.Select((happened, index) => new RecordedEvent(index + 1, happened)), await Read("t1"));
        Assert.Equal(head, await _log.FindHeadAsync("t1"));
        Assert.Equal([new IndexedMessage("m1@x", "t1", "m1@x|anna")], await _log.FindMessageAsync("m1@x"));
        Assert.Empty(await _log.FindMessageAsync("M1@x"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_stale_append_writes_nothing_and_tells_the_actual_version(long expected)
    {
        await _log.AppendAsync(StorageFixture.Append("t1", 0, StorageFixture.Event(), StorageFixture.Event()));
        var before = await _log.FindHeadAsync("t1");

        var stale = StorageFixture.Append("t1", expected, StorageFixture.Event("stale")) with { Indexed = [new("m@x", "t1", "m")] };
        var conflict = await Assert.ThrowsAsync<ThreadVersionConflictException>(() => _log.AppendAsync(stale));

        Assert.Equal((expected, 2L), (conflict.Expected, conflict.Actual));
        Assert.Equal(2, (await Read("t1")).Count);
        Assert.Equal(before, await _log.FindHeadAsync("t1"));
        Assert.Empty(await _log.FindMessageAsync("m@x"));
    }

    [Fact]
    public async Task Of_64_concurrent_writers_exactly_one_wins_each_version()
    {
        const int Versions = 20;
        for (var version = 0L; version < Versions; version++)
        {
            var attempts = await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(async () =>
            {
                try
                {
                    await _log.AppendAsync(StorageFixture.Append("t1", version, StorageFixture.Event($"{writer}")));
                    return writer;
                }
                catch (ThreadVersionConflictException conflict)
                {
                    Assert.Equal(version + 1, conflict.Actual);
                    return -1;
                }
            })));

            var winner = Assert.Single(attempts, attempt => attempt >= 0);
            var last = Assert.IsType<ThreadEvent.HandedOff>((await Read("t1"))[^1].Event);
            Assert.Equal($"{winner}", last.Reason);
        }

        Assert.Equal(Enumerable.Range(1, Versions).Select(version => (long)version), (await Read("t1")).Select(recorded => recorded.Version));
    }

    [Fact]
    public async Task A_failure_half_way_undoes_events_head_and_index_and_spares_the_others_of_the_batch()
    {
        await _storage.Execute("CREATE TRIGGER broken BEFORE INSERT ON message_index WHEN NEW.message_id = 'broken' BEGIN SELECT RAISE(ABORT, 'broken'); END");

        var appends = Enumerable.Range(0, 50).Select(number => (Id: $"t{number}", Broken: number % 7 == 3)).ToArray();
        var outcomes = await Task.WhenAll(appends.Select(async append =>
        {
            var whole = StorageFixture.Append(append.Id, 0, StorageFixture.Event()) with
            {
                Indexed = [new("good@x", append.Id, "good"), new("bad@x", append.Id, append.Broken ? "broken" : "sound")],
            };
            return await Record.ExceptionAsync(() => _log.AppendAsync(whole)) is null;
        }));

        Assert.Equal(appends.Select(append => !append.Broken), outcomes);
        foreach (var (id, broken) in appends)
        {
            Assert.Equal(broken ? 0 : 1, (await Read(id)).Count);
            Assert.Equal(broken, await _log.FindHeadAsync(id) is null);
        }

        Assert.Equal(appends.Count(append => !append.Broken), (await _log.FindMessageAsync("good@x")).Count);
    }

    [Fact]
    public async Task Reading_goes_on_after_a_version_and_over_many_events()
    {
        var events = Enumerable.Range(0, 1000).Select(number => StorageFixture.Event($"{number}")).ToImmutableArray();
        await _log.AppendAsync(StorageFixture.Append("t1", 0, events));
        await _log.AppendAsync(StorageFixture.Append("t10", 0, StorageFixture.Event()));

        Assert.Equal(events, (await Read("t1")).Select(recorded => recorded.Event));
        Assert.Equal([999L, 1000L], (await Read("t1", 998)).Select(recorded => recorded.Version));
        Assert.Empty(await Read("t1", 1000));
        Assert.Empty(await Read("unknown"));
    }

    [Fact]
    public async Task An_append_whose_head_is_not_the_one_after_its_events_is_refused()
    {
        var append = StorageFixture.Append("t1", 0, StorageFixture.Event());

        await Assert.ThrowsAsync<ArgumentException>(() => _log.AppendAsync(append with { Head = StorageFixture.Head("t1", 2) }));
        await Assert.ThrowsAsync<ArgumentException>(() => _log.AppendAsync(append with { Head = StorageFixture.Head("t2", 1) }));
        await Assert.ThrowsAsync<ArgumentException>(() => _log.AppendAsync(append with { Events = [] }));
    }

    [Fact]
    public async Task Repeating_an_index_entry_changes_nothing()
    {
        IndexedMessage[] indexed = [new("m@x", "t1", "m@x|anna"), new("m@x", "t1", "m@x|stranger")];
        for (var version = 0; version < 2; version++)
        {
            await _log.AppendAsync(StorageFixture.Append("t1", version, StorageFixture.Event()) with { Indexed = [.. indexed] });
        }

        Assert.Equal(indexed, (await _log.FindMessageAsync("m@x")).OrderBy(entry => entry.MessageId, StringComparer.Ordinal));
    }

    private async Task<List<RecordedEvent>> Read(string threadId, long afterVersion = 0)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in _log.ReadAsync(threadId, afterVersion))
        {
            events.Add(recorded);
        }

        return events;
    }
}
