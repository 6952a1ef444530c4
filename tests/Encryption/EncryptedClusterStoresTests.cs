using System.Security.Cryptography;
using System.Text;
using Platform.Customers;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Quarantine;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.Encryption;

/// <summary>The stores of a cluster with a cipher, and where its data keys are.</summary>
public sealed class EncryptedClusterStoresTests
{
    private const string Word = "zqxword";
    private static readonly string Anna = CustomerIds.FromAddress("anna@example.org");

    [Theory]
    [OnDynamo]
    public async Task Log_mails_and_quarantine_are_encrypted_and_read_as_erased_when_their_key_is_destroyed(string store)
    {
        Assert.Equal("dynamo", store);
        await using var world = await DynamoStoreWorld.OpenAsync();
        var keys = EncryptionFixture.KeysOf(world.DataKeys, TimeProvider.System, EncryptionFixture.Key(1));
        var cipher = new ContentCipher(keys);
        var log = new DynamoThreadLog(world.Database, world.Objects, world.Rows, world.Options, cipher);
        var mails = new ObjectMailStore(world.Objects, cipher);
        var quarantine = new DynamoQuarantine(world.Rows, world.Objects, Microsoft.Extensions.Options.Options.Create(new PrivacyOptions()), cipher);
        var mail = Encoding.UTF8.GetBytes($"From: anna@example.org\r\n\r\n{Word}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(mail));
        var append = StorageFixture.Append("t1", 0, StorageFixture.Event(Word), StorageFixture.Event(new string('x', 500_000)));
        await world.Log.AppendAsync(StorageFixture.Append("t0", 0, StorageFixture.Event("plain")));
        await log.AppendAsync(append with { Head = append.Head with { Subject = Word } });
        await mails.PutAsync(hash, mail, Anna);
        await quarantine.PutAsync(new QuarantinedMail(hash, "r", "d", "http", mail.Length, StorageFixture.Start), mail, Anna);

        Assert.Equal([Word, new string('x', 500_000)], (await ReadAsync(log, "t1")).Select(recorded => ((ThreadEvent.HandedOff)recorded.Event).Reason));
        Assert.Single(await ReadAsync(log, "t0"));
        Assert.Equal(Word, (await log.FindHeadAsync("t1"))!.Subject);
        Assert.Contains((await log.ListHeadsAsync(new(null, null, 10, null))).Heads, head => head.Subject == Word);
        await Assert.ThrowsAsync<ContentKeyException>(() => world.Log.FindHeadAsync("t1"));
        Assert.Equal(mail, await mails.FindAsync(hash));
        Assert.Equal(mail, await quarantine.FindContentAsync(hash));
        Assert.DoesNotContain(Word, Encoding.Latin1.GetString((await world.Objects.FindAsync(ObjectMailStore.Name(hash), default))!), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ContentKeyException>(() => ReadAsync(world.Log, "t1"));

        foreach (var id in await keys.RetireAsync(DataKeyId.OwnerOf(Anna)))
        {
            await keys.DestroyAsync(id);
        }

        Assert.All(await ReadAsync(log, "t1"), recorded => Assert.True(recorded.IsErased));
        Assert.Equal("", (await log.FindHeadAsync("t1"))!.Subject);
        Assert.Equal((null, null), (await mails.FindAsync(hash), await quarantine.FindContentAsync(hash)));
    }

    [Theory]
    [OnDynamo]
    public async Task Data_keys_are_made_once_wrapped_anew_retired_and_destroyed(string store)
    {
        Assert.Equal("dynamo", store);
        await using var world = await DynamoStoreWorld.OpenAsync();
        var dataKeys = world.DataKeys;
        var owner = DataKeyId.OwnerOf(Anna);
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await Keys(EncryptionFixture.Key(1)).GetAsync(owner))));
        var first = Assert.Single(made.Select(key => key.Id).Distinct());

        Assert.Equal(1, await Keys(EncryptionFixture.Key(2), EncryptionFixture.Key(1)).RewrapAsync());
        var keys = Keys(EncryptionFixture.Key(2));
        Assert.Equal(made[0].Secret.ToArray(), (await keys.GetAsync(owner)).Secret.ToArray());

        Assert.Equal([first], await keys.RetireAsync(owner));
        Assert.Equal([first], await keys.RetireAsync(owner));
        Assert.NotNull(await Keys(EncryptionFixture.Key(2)).FindAsync(first));
        var second = await keys.GetAsync(owner);
        Assert.NotEqual(first, second.Id);
        await keys.DestroyAsync(first);

        Assert.Null(await Keys(EncryptionFixture.Key(2)).FindAsync(first));
        Assert.Equal(second.Secret.ToArray(), (await Keys(EncryptionFixture.Key(2)).GetAsync(owner)).Secret.ToArray());
        Assert.Equal((true, false), (await dataKeys.FindCurrentAsync(owner) is not null, await dataKeys.AnyAsync()));

        DataKeys Keys(params byte[][] wrapping) => EncryptionFixture.KeysOf(dataKeys, TimeProvider.System, wrapping);
    }

    private static async Task<List<RecordedEvent>> ReadAsync(IThreadLog log, string threadId)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in log.ReadAsync(threadId))
        {
            events.Add(recorded);
        }

        return events;
    }
}
