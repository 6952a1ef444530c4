using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NSubstitute;
using Platform.Customers;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.DynamoDb.Privacy;
using Platform.Silo.Adapters.Smtp;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Encryption;
using Platform.Tests.Storage;
using Platform.Tests.Support;
using Platform.Threads;

namespace Platform.Tests.Privacy;

/// <summary>One process of a cluster: keys in a memory of its own, and stores that encrypt with them. What it writes is Anna's.</summary>
internal sealed class ShredderSilo
{
    public const string Id = "staged.1@shop.example";

    public static readonly string Anna = CustomerIds.FromAddress("anna@example.org");

    // 600 KB that no compression makes smaller: an append that is too large for an item.
    public static readonly string Large = Convert.ToBase64String(Enumerable.Range(0, 20_000).SelectMany(number => SHA256.HashData(BitConverter.GetBytes(number))).ToArray());

    private static readonly byte[] Mail = Encoding.UTF8.GetBytes("From: anna@example.org\r\n\r\nsaid in a mail");
    private static readonly byte[] Staged = Encoding.UTF8.GetBytes($"From: s@shop.example\r\nTo: anna@example.org\r\nMessage-ID: <{Id}>\r\n\r\nsaid to her\r\n");
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Mail));

    public ShredderSilo(DynamoStoreWorld world, TimeProvider time, Func<Func<Task>, Task>? write = null)
    {
        var database = write is null ? world.Database : FaultyClient.Of(world.Database, write);
        Objects = new(write is null ? world.Bucket : FaultyClient.Of(world.Bucket, write), world.Options);
        var rows = new DynamoTable(database, world.Options);
        Store = new(rows, new DynamoTransactions(database, world.Options, TimeProvider.System), time);
        Keys = EncryptionFixture.KeysOf(Store, time, EncryptionFixture.Key(1));
        Cipher = new(Keys);
        Log = new(database, Objects, rows, world.Options, Cipher);
        Mails = new(Objects, Cipher);
        Quarantine = new(rows, Objects, Options.Create(new PrivacyOptions()), Cipher);
        var spool = new DynamoMailSpool(rows, Objects, TimeProvider.System);
        Spool = new(spool, Cipher);
        Audit = new(rows);
        var rewrites = new DynamoRewrites(database, Log, rows, Objects, Substitute.For<IReplyFiles>(), world.Options, time);
        Erasure = new(Log, Objects, rewrites, new(database, world.Options));
        Shredder = new(
            Keys,
            Store,
            [new ThreadReencryption(database, Log, rewrites, Objects, world.Options), new MailReencryption(Objects), new SpoolReencryption(spool, Objects, Cipher)],
            Cipher,
            Audit,
            Options.Create(new EncryptionOptions()),
            time);
    }

    public ObjectStore Objects { get; }

    public DynamoDataKeyStore Store { get; }

    public DataKeys Keys { get; }

    public ContentCipher Cipher { get; }

    public DynamoThreadLog Log { get; }

    public ObjectMailStore Mails { get; }

    public DynamoQuarantine Quarantine { get; }

    public EncryptedMailSpool Spool { get; }

    public DynamoAuditLog Audit { get; }

    public DynamoThreadErasure Erasure { get; }

    public DynamoKeyShredder Shredder { get; }

    /// <summary>Something in every place, under the key of now.</summary>
    public async Task FillAsync()
    {
        await AppendAsync("t1", 0, "said in a thread");
        await AppendAsync("t1", 1, Large);
        await Mails.PutAsync(Hash, Mail, Anna);
        await Quarantine.PutAsync(new(Hash, "r", "d", "http", Mail.Length, StorageFixture.Start), Mail, Anna);
        await Spool.PutAsync(Id, Staged, default);
    }

    public Task AppendAsync(string thread, long version, string words)
    {
        var append = StorageFixture.Append(thread, version, StorageFixture.Event(words));
        return Log.AppendAsync(append with { Head = append.Head with { Subject = $"about {thread}" } });
    }

    /// <summary>That everything is there as it was written.</summary>
    public async Task AssertReadableAsync(params string[] words)
    {
        Assert.Equal(words.Length > 0 ? words : ["said in a thread", Large], await WordsAsync("t1"));
        Assert.Equal("about t1", (await Log.FindHeadAsync("t1"))!.Subject);
        Assert.Equal(Mail, await Mails.FindAsync(Hash));
        Assert.Equal(Mail, await Quarantine.FindContentAsync(Hash));
        Assert.Equal(Staged, (await Spool.FindAsync(Id, default))!.Mail);
    }

    /// <summary>The words of a thread; empty for what was erased.</summary>
    public async Task<List<string>> WordsAsync(string thread)
    {
        var words = new List<string>();
        await foreach (var recorded in Log.ReadAsync(thread))
        {
            words.Add(recorded.Event is ThreadEvent.HandedOff said ? said.Reason : "");
        }

        return words;
    }

    /// <summary>What in the stores begins with a key's name: item, object, or subject.</summary>
    public static async Task<List<string>> FindUnderAsync(DynamoStoreWorld world, DataKeyId key)
    {
        var retired = new RetiredKey(key, ContentCipher.Off);
        var found = new List<string>();
        foreach (var item in await DynamoSearch.ScanAsync(world.Database, DynamoSchema.LogName(world.Options.TablePrefix)))
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{item["t"].S}/{item["v"].N}");
            if (item.TryGetValue("b", out var body) && retired.Encrypts(body.B.ToArray()))
            {
                found.Add(where);
            }

            // As JSON has it: its first character is escaped, and plus signs are.
            if (System.Text.Json.JsonSerializer.Deserialize<ThreadHead>(item["head"].S, PlatformJson.Stored) is { } head && retired.Encrypts(head.Subject))
            {
                found.Add($"{where} subject");
            }
        }

        await foreach (var (name, _) in world.Objects.ListAsync("", default))
        {
            if (retired.Encrypts(await world.Objects.FindAsync(name, default)))
            {
                found.Add(name);
            }
        }

        return found;
    }
}
