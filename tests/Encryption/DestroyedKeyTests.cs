using System.Security.Cryptography;
using System.Text;
using Orleans;
using Orleans.Runtime;
using Platform.Customers;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Smtp;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.Encryption;

/// <summary>What becomes of content when its key is destroyed, and of what is to stay before that.</summary>
public sealed class DestroyedKeyTests : IDisposable
{
    private const string Word = "zqxword";
    private static readonly UInt128 Anna = DataKeyId.OwnerOf(CustomerIds.FromAddress("anna@example.org"));

    private readonly EncryptionFixture _fixture = new();

    private SqliteThreadLog Log => new(_fixture.Storage.Database, _fixture.Cipher);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task What_a_destroyed_key_encrypted_reads_as_erased()
    {
        var database = _fixture.Storage.Database;
        var (store, quarantine) = (new SqliteMailStore(database, _fixture.Cipher), new SqliteQuarantine(database, _fixture.Cipher));
        var spool = new EncryptedMailSpool(new SqliteSmtpSpool(database, _fixture.Cipher), _fixture.Cipher);
        var states = new EncryptedGrainStorage(new SqliteGrainStorage("grains", database, _fixture.Cipher), _fixture.Cipher);
        var grain = GrainId.Create("thread", "t1");
        var mail = Encoding.UTF8.GetBytes("To: anna@example.org\r\n\r\nx");
        var hash = Convert.ToHexStringLower(SHA256.HashData(mail));
        await Log.AppendAsync(StorageFixture.Append("t1", 0, StorageFixture.Event(Word)));
        await store.PutAsync(hash, mail, Anna.ToString("x32", null));
        await quarantine.PutAsync(new(hash, "r", "d", "http", 1, StorageFixture.Start), mail, Anna.ToString("x32", null));
        await spool.PutAsync("d1", mail, default);
        await states.WriteStateAsync("thread", grain, new GrainState<ThreadSnapshot>(ThreadSnapshot.Empty with { Customer = "anna@example.org" }));

        await DestroyAsync();

        var events = new List<RecordedEvent>();
        await foreach (var recorded in Log.ReadAsync("t1"))
        {
            events.Add(recorded);
        }

        Assert.Equal([new RecordedEvent(1, new ThreadEvent.Erased(StorageFixture.Start)) { IsErased = true }], events);
        Assert.Equal("", (await Log.FindHeadAsync("t1"))!.Subject);
        Assert.Null(await store.FindAsync(hash));
        Assert.Null(await quarantine.FindContentAsync(hash));
        Assert.Null(await spool.FindAsync("d1", default));
        var state = new GrainState<ThreadSnapshot>();
        await states.ReadStateAsync("thread", grain, state);
        Assert.False(state.RecordExists);
        state.State = ThreadSnapshot.Empty with { Version = 9 };
        await states.WriteStateAsync("thread", grain, state);
        await states.ReadStateAsync("thread", grain, state);
        Assert.Equal(9, state.State!.Version);
    }

    [Fact]
    public async Task What_stays_gets_the_next_key_before_a_key_is_destroyed()
    {
        var database = _fixture.Storage.Database;
        var states = new EncryptedGrainStorage(new SqliteGrainStorage("grains", database, _fixture.Cipher), _fixture.Cipher);
        var grain = GrainId.Create("thread", "t1");
        await Log.AppendAsync(StorageFixture.Append("t1", 0, StorageFixture.Event("stays")));
        await Log.AppendAsync(StorageFixture.Append("t2", 0, StorageFixture.Event("stays too")) with { Head = StorageFixture.Head("t2", 1) with { Customer = "bob@example.org" } });
        await states.WriteStateAsync("thread", grain, new GrainState<ThreadSnapshot>(ThreadSnapshot.Empty with { Customer = "anna@example.org", Subject = Word }));
        var mail = Encoding.UTF8.GetBytes($"To: anna@example.org\r\n\r\n{Word}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(mail));
        var store = new SqliteMailStore(database, _fixture.Cipher);
        await store.PutAsync(hash, mail, Anna.ToString("x32", null));

        var retired = Assert.Single(await _fixture.Keys.RetireAsync(Anna));
        var rows = await new SqliteReencryption(database, _fixture.Cipher).RunAsync(retired);
        await _fixture.Keys.DestroyAsync(retired);

        // An event, a subject, a state, a mail; not a row of the other customer.
        Assert.Equal(4, rows);
        Assert.Equal(["stays"], await ReadAsync(Log, "t1"));
        Assert.Equal(["stays too"], await ReadAsync(Log, "t2"));
        Assert.Equal("Where is my order?", (await Log.FindHeadAsync("t1"))!.Subject);
        Assert.Equal(mail, await store.FindAsync(hash));
        var state = new GrainState<ThreadSnapshot>();
        await states.ReadStateAsync("thread", grain, state);
        Assert.Equal(Word, state.State!.Subject);
    }

    [Fact]
    public async Task What_was_encrypted_before_a_key_was_retired_and_is_written_after_is_encrypted_anew()
    {
        await Log.AppendAsync(StorageFixture.Append("t1", 0, StorageFixture.Event("one")));
        var late = new LateKeys(_fixture.Keys, await _fixture.Keys.GetAsync(Anna));
        var retired = Assert.Single(await _fixture.Keys.RetireAsync(Anna));

        // This writer took the key before, and writes when the search for what is left is over.
        await new SqliteReencryption(_fixture.Storage.Database, _fixture.Cipher).RunAsync(retired);
        await new SqliteThreadLog(_fixture.Storage.Database, new ContentCipher(late)).AppendAsync(StorageFixture.Append("t1", 1, StorageFixture.Event("two")));
        await _fixture.Keys.DestroyAsync(retired);

        Assert.Equal(["one", "two"], await ReadAsync(Log, "t1"));
    }

    private static async Task<List<string>> ReadAsync(SqliteThreadLog log, string threadId)
    {
        var reasons = new List<string>();
        await foreach (var recorded in log.ReadAsync(threadId))
        {
            reasons.Add(Assert.IsType<ThreadEvent.HandedOff>(recorded.Event).Reason);
        }

        return reasons;
    }

    private async Task DestroyAsync()
    {
        foreach (var id in await _fixture.Keys.RetireAsync(Anna))
        {
            await _fixture.Keys.DestroyAsync(id);
        }
    }

    /// <summary>Gives the key of before once.</summary>
    private sealed class LateKeys(IDataKeys keys, DataKey before) : IDataKeys
    {
        private int _given;

        public ValueTask<DataKey> GetAsync(UInt128 owner, CancellationToken cancellationToken = default) =>
            _given++ < 2 ? ValueTask.FromResult(before) : keys.GetAsync(owner, cancellationToken);

        public ValueTask<DataKey?> FindAsync(DataKeyId id, CancellationToken cancellationToken = default) => keys.FindAsync(id, cancellationToken);

        public bool IsLive(DataKeyId id) => keys.IsLive(id);

        public WriteWindow OpenWindow() => keys.OpenWindow();
    }
}
