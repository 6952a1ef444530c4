using Platform.Knowledge.Vectors;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Storage;

namespace Platform.Tests.Knowledge.Vectors;

public sealed class SqliteVectorStoreTests : IDisposable
{
    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task Vectors_are_found_again_after_a_restart_bit_by_bit()
    {
        await new SqliteVectorStore(_storage.Database).StoreAsync("m", [new("x", (float[])[1, float.Epsilon]), new("y", (float[])[0.3f, -1.7f])]);
        _storage.Reopen();
        var store = new SqliteVectorStore(_storage.Database);

        Assert.Equal(["x", "y"], await store.NearestAsync("m", (float[])[1, float.Epsilon], 5));
        Assert.Equal(["y", "x"], await store.NearestAsync("m", (float[])[0.3f, -1.7f], 5));
        Assert.Equal(["x"], await store.KnownAsync("m", ["x", "z"]));
    }

    [Fact]
    public async Task A_write_is_seen_by_the_next_search()
    {
        var store = new SqliteVectorStore(_storage.Database);
        Assert.Empty(await store.NearestAsync("m", (float[])[1, 0], 5));

        await store.StoreAsync("m", [new("x", (float[])[0, 1])]);
        Assert.Equal(["x"], await store.NearestAsync("m", (float[])[1, 0], 5));

        await store.StoreAsync("m", [new("x", (float[])[1, 0]), new("y", (float[])[1, 1])]);
        Assert.Equal(["x", "y"], await store.NearestAsync("m", (float[])[1, 0], 5));
    }

    [Fact]
    public async Task Models_do_not_see_each_others_vectors()
    {
        var store = new SqliteVectorStore(_storage.Database);
        await store.StoreAsync("one", [new("x", (float[])[1, 0])]);
        await store.StoreAsync("two", [new("y", (float[])[1, 0])]);

        Assert.Equal(["x"], await store.NearestAsync("one", (float[])[1, 0], 5));
        Assert.Equal(["y"], await store.NearestAsync("two", (float[])[1, 0], 5));
        Assert.Empty(await store.KnownAsync("two", ["x"]));
    }

    [Fact]
    public async Task What_is_no_passage_any_more_is_forgotten_and_what_is_stays_for_every_model()
    {
        var store = new SqliteVectorStore(_storage.Database);
        await store.StoreAsync("one", [new("x", (float[])[1, 0]), new("y", (float[])[1, 0])]);
        await store.StoreAsync("two", [new("x", (float[])[1, 0]), new("y", (float[])[1, 0])]);

        await store.RetainAsync("one", ["y", "z"]);

        Assert.Equal(["y"], await store.NearestAsync("one", (float[])[1, 0], 5));
        Assert.Equal(["y"], await store.KnownAsync("two", ["x", "y"]));
    }
}
