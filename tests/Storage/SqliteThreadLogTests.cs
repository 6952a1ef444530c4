using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Contracts.Stores;
using Platform.Threads;

namespace Platform.Tests.Storage;

/// <summary>What only SQLite does; the rest is in <see cref="ThreadLogContractTests"/>.</summary>
public sealed class SqliteThreadLogTests : IDisposable
{
    private readonly StorageFixture _storage = new();
    private readonly SqliteThreadLog _log;

    public SqliteThreadLogTests() => _log = new SqliteThreadLog(_storage.Database);

    public void Dispose() => _storage.Dispose();

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

    private async Task<List<RecordedEvent>> Read(string threadId)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in _log.ReadAsync(threadId))
        {
            events.Add(recorded);
        }

        return events;
    }
}
