using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;

namespace Platform.Tests.Storage;

public sealed class SqliteGrainStorageTests : IDisposable
{
    private static readonly GrainId Grain = GrainId.Create("thread", "t/1 ü");
    private readonly StorageFixture _storage = new();
    private SqliteGrainStorage _states;

    public SqliteGrainStorageTests() => _states = new SqliteGrainStorage("snapshots", _storage.Database);

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task A_state_that_was_never_written_is_a_new_one()
    {
        var read = new GrainState<ThreadSnapshot> { ETag = "old", RecordExists = true };

        await _states.ReadStateAsync("snapshot", Grain, read);

        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
        Assert.Empty(read.State!.Pending);
    }

    [Fact]
    public async Task A_written_state_is_read_after_reopening()
    {
        var written = new GrainState<ThreadSnapshot>(ThreadSnapshot.Empty with { Id = "t1", Version = 7, Status = ThreadStatus.Taken, Participants = ["a@x"] });
        await _states.WriteStateAsync("snapshot", Grain, written);
        Assert.True(written.RecordExists);

        _storage.Reopen();
        _states = new SqliteGrainStorage("snapshots", _storage.Database);
        var read = await Read();

        Assert.True(read.RecordExists);
        Assert.Equal(written.ETag, read.ETag);
        Assert.Equal(("t1", 7L, ThreadStatus.Taken, "a@x"), (read.State!.Id, read.State.Version, read.State.Status, read.State.Participants[0]));
    }

    [Fact]
    public async Task Every_write_gives_a_new_ETag_and_a_stale_one_is_refused()
    {
        var first = await Write(1, await Read());
        var stale = await Read();
        var second = await Write(2, first);

        var refusal = await Assert.ThrowsAsync<InconsistentStateException>(() => Write(3, stale));

        Assert.NotEqual(refusal.StoredEtag, refusal.CurrentEtag);
        Assert.Equal(second.ETag, refusal.StoredEtag);
        Assert.Equal(2, (await Read()).State!.Version);
    }

    [Fact]
    public async Task Of_two_that_saw_no_record_one_creates_it()
    {
        var (one, other) = (await Read(), await Read());
        await Write(1, one);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(2, other));
        Assert.Equal(1, (await Read()).State!.Version);
    }

    [Fact]
    public async Task A_cleared_state_is_gone_and_can_be_written_again()
    {
        var state = await Write(1, await Read());
        await _states.ClearStateAsync("snapshot", Grain, state);

        Assert.False(state.RecordExists);
        Assert.Equal("", state.State!.Id);
        Assert.False((await Read()).RecordExists);

        await Write(2, state);
        Assert.Equal(2, (await Read()).State!.Version);
    }

    [Fact]
    public async Task An_ETag_from_before_a_clear_is_refused_after_it()
    {
        var state = await Write(1, await Read());
        var stale = await Read();
        await _states.ClearStateAsync("snapshot", Grain, state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(3, stale));
        await Write(2, state);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(3, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => _states.ClearStateAsync("snapshot", Grain, stale));
        Assert.Equal(2, (await Read()).State!.Version);
    }

    [Fact]
    public async Task Clearing_what_was_never_written_does_nothing() =>
        await _states.ClearStateAsync("snapshot", Grain, await Read());

    [Fact]
    public async Task Providers_names_and_grains_are_apart()
    {
        await Write(1, await Read());
        var other = new GrainState<ThreadSnapshot>();

        await new SqliteGrainStorage("other", _storage.Database).ReadStateAsync("snapshot", Grain, other);
        Assert.False(other.RecordExists);
        await _states.ReadStateAsync("other", Grain, other);
        Assert.False(other.RecordExists);
        await _states.ReadStateAsync("snapshot", GrainId.Create("thread", "t2"), other);
        Assert.False(other.RecordExists);
    }

    [Fact]
    public async Task A_state_that_does_not_fit_its_type_is_told()
    {
        await Write(1, await Read());

        var damage = await Assert.ThrowsAsync<InvalidDataException>(() => _states.ReadStateAsync("snapshot", Grain, new GrainState<List<string>>()));

        Assert.Contains("stored state snapshot does not fit", damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registered_storage_is_found_by_its_name()
    {
        using var services = new ServiceCollection().AddSingleton(_storage.Database).AddSqliteGrainStorage("snapshots").AddSqliteGrainStorage("Default").BuildServiceProvider();

        Assert.IsType<EncryptedGrainStorage>(services.GetRequiredKeyedService<IGrainStorage>("snapshots"));
        Assert.Same(services.GetRequiredKeyedService<IGrainStorage>("Default"), services.GetRequiredService<IGrainStorage>());
    }

    private async Task<GrainState<ThreadSnapshot>> Read()
    {
        var state = new GrainState<ThreadSnapshot>();
        await _states.ReadStateAsync("snapshot", Grain, state);
        return state;
    }

    private async Task<GrainState<ThreadSnapshot>> Write(long version, GrainState<ThreadSnapshot> state)
    {
        state.State = ThreadSnapshot.Empty with { Id = "t1", Version = version };
        await _states.WriteStateAsync("snapshot", Grain, state);
        return state;
    }
}
