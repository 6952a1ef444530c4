using System.Security.Cryptography;
using System.Text;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Platform.Customers;
using Platform.Encryption;
using Platform.Quarantine;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Smtp;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.Encryption;

/// <summary>What the stores of one process do with a cipher: what is theirs to keep is encrypted, bound to its place, and what was plain stays readable.</summary>
public sealed class EncryptedStoresTests : IDisposable
{
    private const string Word = "zqxword";
    private static readonly UInt128 Anna = DataKeyId.OwnerOf(CustomerIds.FromAddress("anna@example.org"));

    private readonly EncryptionFixture _fixture = new();

    private SqliteThreadLog Log => new(_fixture.Storage.Database, _fixture.Cipher);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Events_and_subjects_are_encrypted_with_the_key_of_the_threads_customer()
    {
        var append = StorageFixture.Append("t1", 0, StorageFixture.Event(Word), StorageFixture.Event("rule"));
        await Log.AppendAsync(append with { Head = append.Head with { Subject = Word } });

        Assert.Equal([Word, "rule"], await ReadAsync(Log, "t1"));
        Assert.Equal(Word, (await Log.FindHeadAsync("t1"))!.Subject);
        Assert.Equal(Word, Assert.Single((await Log.ListHeadsAsync(new(null, "anna@example.org", 10, null))).Heads).Subject);
        var stored = await StoredAsync("SELECT payload FROM thread_events ORDER BY version");
        Assert.All(stored, payload => Assert.Equal(Anna, EncryptedContent.KeyOf(payload).Owner));
        Assert.DoesNotContain(await StoredAsync("SELECT payload FROM thread_events UNION ALL SELECT subject FROM thread_heads"), Has);
    }

    [Fact]
    public async Task What_was_plain_stays_readable_and_what_follows_is_encrypted()
    {
        var before = new SqliteThreadLog(_fixture.Storage.Database);
        await before.AppendAsync(StorageFixture.Append("t1", 0, StorageFixture.Event("plain")));

        await Log.AppendAsync(StorageFixture.Append("t1", 1, StorageFixture.Event("encrypted")));

        Assert.Equal(["plain", "encrypted"], await ReadAsync(Log, "t1"));
        Assert.Equal(1, await _fixture.Storage.Scalar("SELECT count(*) FROM thread_events WHERE substr(payload, 1, 1) = x'7B'"));
        await Assert.ThrowsAsync<ContentKeyException>(() => ReadAsync(before, "t1"));
    }

    [Theory]
    [InlineData("UPDATE thread_events SET payload = (SELECT payload FROM thread_events WHERE thread = (SELECT number FROM thread_heads WHERE thread_id = 't2') AND version = 1) WHERE thread = (SELECT number FROM thread_heads WHERE thread_id = 't1') AND version = 1")]
    [InlineData("UPDATE thread_events SET payload = (SELECT payload FROM thread_events WHERE thread = (SELECT number FROM thread_heads WHERE thread_id = 't1') AND version = 2) WHERE thread = (SELECT number FROM thread_heads WHERE thread_id = 't1') AND version = 1")]
    [InlineData("UPDATE thread_events SET name = 'thread.taken.v1' WHERE thread = (SELECT number FROM thread_heads WHERE thread_id = 't1') AND version = 1")]
    public async Task A_row_that_was_moved_is_refused(string move)
    {
        await Log.AppendAsync(StorageFixture.Append("t1", 0, StorageFixture.Event("one"), StorageFixture.Event("two")));
        await Log.AppendAsync(StorageFixture.Append("t2", 0, StorageFixture.Event("another")));

        await _fixture.Storage.Execute(move);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(Log, "t1"));
        Assert.Contains("was changed or belongs to another place", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_and_quarantined_mails_are_encrypted_with_the_key_of_their_sender()
    {
        var owner = CustomerIds.FromAddress("anna@example.org");
        var store = new SqliteMailStore(_fixture.Storage.Database, _fixture.Cipher);
        var quarantine = new SqliteQuarantine(_fixture.Storage.Database, _fixture.Cipher);
        foreach (var mail in (byte[][])[Encoding.UTF8.GetBytes($"From: x\r\n\r\n{Word}"), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Word, 1000))), [0xC1, .. new byte[100]]])
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(mail));
            await store.PutAsync(hash, mail, owner);
            await quarantine.PutAsync(new QuarantinedMail(hash, "r", "d", "http", mail.Length, StorageFixture.Start), mail, owner);

            Assert.Equal(mail, await store.FindAsync(hash));
            Assert.Equal(mail, await quarantine.FindContentAsync(hash));
        }

        var stored = await StoredAsync("SELECT body FROM mails UNION ALL SELECT body FROM quarantine");
        Assert.All(stored, body => Assert.Equal(Anna, EncryptedContent.KeyOf(body).Owner));
        Assert.DoesNotContain(stored, Has);
    }

    [Fact]
    public void A_quarantined_mail_belongs_to_whom_its_From_line_names()
    {
        Assert.Equal(CustomerIds.FromAddress("anna@example.org"), ContentOwners.OfSender("Subject: x\r\nFrom:\r\n \"Anna\" <Anna@example.org>\r\n\r\nFrom: eve@example.org"u8));
        Assert.Equal("", ContentOwners.OfSender("Subject: x\r\n\r\nFrom: eve@example.org\r\n"u8));
        Assert.Equal("", ContentOwners.OfSender([0, 255, 13]));
    }

    [Fact]
    public async Task A_staged_mail_is_encrypted_with_the_key_of_its_recipient()
    {
        var spool = new EncryptedMailSpool(new SqliteSmtpSpool(_fixture.Storage.Database, _fixture.Cipher), _fixture.Cipher);
        var mail = Encoding.UTF8.GetBytes($"From: shop@shop.example\r\nTo: anna@example.org\r\n\r\n{Word}\r\n");

        await spool.PutAsync("d1", mail, default);

        Assert.Equal(mail, (await spool.FindAsync("d1", default))!.Mail);
        Assert.Equal(Anna, EncryptedContent.KeyOf(Assert.Single(await StoredAsync("SELECT mail FROM smtp_mails"))).Owner);
        Assert.DoesNotContain(await StoredAsync("SELECT mail FROM smtp_mails"), Has);
    }

    [Fact]
    public async Task A_state_is_encrypted_and_bound_to_its_grain()
    {
        var (one, two) = (GrainId.Create("thread", "t1"), GrainId.Create("thread", "t2"));
        var states = new EncryptedGrainStorage(new SqliteGrainStorage("grains", _fixture.Storage.Database, _fixture.Cipher), _fixture.Cipher);
        var written = new GrainState<ThreadSnapshot>(ThreadSnapshot.Empty with { Id = "t1", Version = 3, Customer = "anna@example.org", Subject = Word });
        await states.WriteStateAsync("thread", one, written);

        var read = new GrainState<ThreadSnapshot>();
        await states.ReadStateAsync("thread", one, read);

        Assert.Equal((true, written.ETag, Word, 3L), (read.RecordExists, read.ETag, read.State!.Subject, read.State.Version));
        Assert.Equal(Anna, EncryptedContent.KeyOf(Assert.Single(await StoredAsync("SELECT payload FROM grain_states"))).Owner);
        Assert.DoesNotContain(await StoredAsync("SELECT payload FROM grain_states"), Has);
        await Assert.ThrowsAsync<InconsistentStateException>(() => states.WriteStateAsync("thread", one, new GrainState<ThreadSnapshot>(ThreadSnapshot.Empty)));
        await _fixture.Storage.Execute("UPDATE grain_states SET grain_id = 'thread/t2'");
        await Assert.ThrowsAsync<InvalidDataException>(() => states.ReadStateAsync("thread", two, new GrainState<ThreadSnapshot>()));
    }

    [Fact]
    public async Task A_plain_state_of_before_is_read_and_written_encrypted()
    {
        var grain = GrainId.Create("thread", "t1");
        await new SqliteGrainStorage("grains", _fixture.Storage.Database).WriteStateAsync("thread", grain, new GrainState<ThreadSnapshot>(ThreadSnapshot.Empty with { Subject = Word }));
        var states = new EncryptedGrainStorage(new SqliteGrainStorage("grains", _fixture.Storage.Database, _fixture.Cipher), _fixture.Cipher);

        var state = new GrainState<ThreadSnapshot>();
        await states.ReadStateAsync("thread", grain, state);
        Assert.Equal(Word, state.State!.Subject);
        await states.WriteStateAsync("thread", grain, state);

        Assert.DoesNotContain(await StoredAsync("SELECT payload FROM grain_states"), Has);
        await states.ClearStateAsync("thread", grain, state);
        Assert.False(state.RecordExists);
        Assert.Equal(0, await _fixture.Storage.Scalar("SELECT count(*) FROM grain_states"));
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

    private static bool Has(byte[] stored) => Encoding.Latin1.GetString(stored).Contains(Word, StringComparison.Ordinal);

    private async Task<List<byte[]>> StoredAsync(string sql) => await _fixture.Storage.Database.ReadAsync(
        static (session, sql) =>
        {
            using var select = session.Use(sql);
            var found = new List<byte[]>();
            while (select.Step())
            {
                found.Add(select.GetBlob(0).ToArray());
            }

            return found;
        },
        sql);
}
