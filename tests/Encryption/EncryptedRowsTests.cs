using System.Reflection;
using Platform.Customers;
using Platform.Encryption;
using Platform.Silo.Adapters.DynamoDb.Privacy;
using Platform.Silo.Adapters.Encryption;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Support;
using Xunit.Sdk;

namespace Platform.Tests.Encryption;

/// <summary>Rows of features: their words are encrypted with the key of whom they are about, in one process and in a cluster.</summary>
public sealed class EncryptedRowsTests
{
    internal const string Anna = "anna@example.org";
    internal const string Bob = "bobby@example.org";
    private const string Word = "zqxword";
    private const string Other = "zqyword";
    private static readonly UInt128 Owner = DataKeyId.OwnerOf(CustomerIds.FromAddress(Anna));

    [Theory]
    [OnSqliteKinds]
    [OnDynamoKinds]
    public async Task No_word_is_stored_and_all_are_read_again(string store, string kind)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await RowKind.All[kind].Put(world, Anna, Word);

        Assert.All(await ReadAsync(world, kind), word => Assert.Equal(Word, word));
        Assert.NotEmpty(await ReadAsync(world, kind));
        Assert.False(await world.HasAsync(Word));
    }

    [Theory]
    [OnSqliteKinds]
    [OnDynamoKinds]
    public async Task What_was_plain_stays_readable(string store, string kind)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var cipher = world.Cipher;
        world.Cipher = null;
        await RowKind.All[kind].Put(world, Anna, Word);
        Assert.True(await world.HasAsync(Word));

        world.Cipher = cipher;

        Assert.All(await ReadAsync(world, kind), word => Assert.Equal(Word, word));
        Assert.NotEmpty(await ReadAsync(world, kind));
    }

    [Theory]
    [OnSqliteKinds]
    [OnDynamoKinds]
    public async Task A_row_whose_key_was_destroyed_is_missing_and_the_others_are_listed(string store, string kind)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await RowKind.All[kind].Put(world, Anna, Word);
        await RowKind.All[kind].Put(world, Bob, Other);

        foreach (var id in await world.Keys!.RetireAsync(Owner))
        {
            await world.Keys.DestroyAsync(id);
        }

        Assert.Equal([Other], (await ReadAsync(world, kind)).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [OnSqliteKinds]
    [OnDynamoKinds]
    public async Task What_is_there_when_a_key_is_retired_gets_the_next_one(string store, string kind)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await RowKind.All[kind].Put(world, Anna, Word);
        await RowKind.All[kind].Put(world, Bob, Other);
        var before = await ReadAsync(world, kind);

        var retired = Assert.Single(await world.Keys!.RetireAsync(Owner));
        Assert.Equal(store.StartsWith("sqlite", StringComparison.Ordinal) && kind == "messages" ? 3 : 1, await ReencryptAsync());
        Assert.Equal(0, await ReencryptAsync());
        await world.Keys.DestroyAsync(retired);

        Assert.Equal(before, await ReadAsync(world, kind));

        Task<int> ReencryptAsync() => world switch
        {
            SqliteStoreWorld file => new SqliteReencryption(file.Database, world.Cipher!).RunAsync(retired),
            DynamoStoreWorld cluster when kind == "labels" => new DocumentReencryption(cluster.Objects).RunAsync(new(retired, world.Cipher!), CancellationToken.None),
            var cluster => new RowReencryption(((DynamoStoreWorld)cluster).Rows).RunAsync(new(retired, world.Cipher!), CancellationToken.None),
        };
    }

    [Theory]
    [OnSqliteKinds]
    public async Task What_was_encrypted_before_a_key_was_retired_and_is_written_after_is_encrypted_anew(string store, string kind)
    {
        await using var world = (SqliteStoreWorld)await StoreWorld.OpenAsync(store);
        var (cipher, late) = (world.Cipher!, new LateKeys(world.Keys!, await world.Keys!.GetAsync(Owner)));
        var retired = Assert.Single(await world.Keys.RetireAsync(Owner));

        // This writer took the key before, and writes when the search for what is left is over.
        await new SqliteReencryption(world.Database, cipher).RunAsync(retired);
        world.Cipher = new(late);
        await RowKind.All[kind].Put(world, Anna, Word);
        world.Cipher = cipher;
        await world.Keys.DestroyAsync(retired);

        Assert.True(late.WasLate);
        Assert.All(await ReadAsync(world, kind), word => Assert.Equal(Word, word));
        Assert.NotEmpty(await ReadAsync(world, kind));
    }

    [Theory]
    [InlineData("jobs", "UPDATE scheduled_jobs SET data = (SELECT data FROM scheduled_jobs WHERE id = 't/17/1') WHERE id = 't/16/1'")]
    [InlineData("messages", "UPDATE notification_outbox SET text = phone")]
    [InlineData("messages", "UPDATE notification_outbox SET text = (SELECT text FROM notification_outbox WHERE number = 2) WHERE number = 1")]
    [InlineData("offers", "UPDATE offers SET data = (SELECT data FROM offers WHERE id = 'o-17') WHERE id = 'o-16'")]
    [InlineData("leads", "UPDATE leads SET queue = (SELECT queue FROM leads WHERE score = 83) WHERE score = 84")]
    [InlineData("feedback", "UPDATE feedback SET reason = (SELECT reason FROM feedback WHERE number = 2) WHERE number = 1")]
    [InlineData("labels", "UPDATE documents SET body = (SELECT body FROM documents WHERE name = 'RMA-17.pdf') WHERE name = 'RMA-16.pdf'")]
    public async Task Words_that_were_moved_are_refused(string kind, string move)
    {
        await using var world = new SqliteStoreWorld(encrypted: true);
        await RowKind.All[kind].Put(world, Anna, Word);
        await RowKind.All[kind].Put(world, Bob, Other);

        await world.Database.WriteAsync(
            static (session, sql) =>
            {
                session.Run(sql);
                return true;
            },
            move);

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(world, kind));
    }

    [Theory]
    [OnDynamo("jobs", Encrypted = true)]
    public async Task Data_of_a_row_that_was_moved_is_refused(string store, string kind)
    {
        await using var world = (DynamoStoreWorld)await StoreWorld.OpenAsync(store);
        await RowKind.All[kind].Put(world, Anna, Word);
        var stored = (await world.Rows.FindAsync("job#t/16/1", "-", default))!.Stored!;
        await world.Rows.PutAsync(new("job#t/17/1", "-", stored), default);

        await Assert.ThrowsAsync<InvalidDataException>(() => world.Rows.FindAsync("job#t/17/1", "-", default));
    }

    private static async Task<List<string>> ReadAsync(StoreWorld world, string kind) => [.. await RowKind.All[kind].Read(world)];

    private static IEnumerable<object?[]> On(string store) => RowKind.All.Keys.Select(kind => new object?[] { store, kind });

    /// <summary>Every kind of row, in one process.</summary>
    private sealed class OnSqliteKindsAttribute : DataAttribute
    {
        public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => On("sqlite-encrypted");
    }

    /// <summary>Every kind of row, in a cluster; skipped where the servers are missing.</summary>
    private sealed class OnDynamoKindsAttribute : DataAttribute
    {
        public OnDynamoKindsAttribute() => Skip = NodeServer.Missing;

        public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => On("dynamo-encrypted");
    }

    /// <summary>Gives the key of before until it was refused.</summary>
    private sealed class LateKeys(IDataKeys keys, DataKey before) : IDataKeys
    {
        public bool WasLate { get; private set; }

        public ValueTask<DataKey> GetAsync(UInt128 owner, CancellationToken cancellationToken = default) =>
            WasLate || owner != before.Id.Owner ? keys.GetAsync(owner, cancellationToken) : ValueTask.FromResult(before);

        public ValueTask<DataKey?> FindAsync(DataKeyId id, CancellationToken cancellationToken = default) => keys.FindAsync(id, cancellationToken);

        public WriteWindow OpenWindow() => keys.OpenWindow();

        public bool IsLive(DataKeyId id)
        {
            WasLate |= id == before.Id;
            return keys.IsLive(id);
        }
    }
}
