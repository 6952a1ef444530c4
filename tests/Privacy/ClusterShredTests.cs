using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Platform.Audit;
using Platform.Customers;
using Platform.Encryption;
using Platform.Mail;
using Platform.Privacy;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Encryption;
using Platform.Silo.Adapters.Privacy;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.Encryption;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Tests.Support;
using Platform.Threads;

namespace Platform.Tests.Privacy;

/// <summary>The whole platform with encryption on, on the stores of a cluster: an erasure ends with the person's data key.</summary>
[Collection("processes")]
public sealed class ClusterShredTests : IDisposable
{
    // Said in the person's own thread and mails: what was said in the colleague's thread is under the colleague's key (docs/adr/0030-encryption-at-rest.md).
    private static readonly string[] Words = ["zqxown", "zqxquarantined"];
    private static readonly string Person = CustomerIds.FromAddress(CanaryMail.Address);

    private readonly TempFolder _elsewhere = new();
    private readonly ShiftedTime _clock = new();

    public void Dispose() => _elsewhere.Dispose();

    [Theory]
    [OnDynamo]
    public async Task An_erasure_destroys_the_key_after_the_wait_and_a_copy_of_before_gives_nothing(string store)
    {
        Assert.Equal("dynamo", store);
        await using var world = await ClusterWorld.OpenAsync();
        await DynamoBootstrapper.RunAsync(world.Database, world.Bucket, world.Options, TimeProvider.System, default);
        var late = new DynamoStores(world);
        string thread;
        DataKeyId key;
        StoreCopy copy;
        await using (var platform = await StartAsync(world))
        {
            thread = await ConverseAsync(platform);
            key = (await late.Keys.GetAsync(DataKeyId.OwnerOf(Person))).Id;
            copy = await StoreCopy.TakeAsync(world);
            Assert.Subset((await copy.ReadAsync(new DynamoStores(world).Cipher)).ToHashSet(StringComparer.Ordinal), Words.Append(ErasureTests.Colleague).ToHashSet(StringComparer.Ordinal));

            await EraseAsync(platform, CanaryMail.Address, ErasureState.Erased);

            // Others are not kept waiting, and the person may write.
            await platform.SettledAsync((await platform.PostAsync(TestMail.Create("o1", "How long does standard shipping take?", "other@example.com"))).Thread!);
            await EraseAsync(platform, "other@example.com", ErasureState.Erased);
            Assert.NotNull(await world.KeysOf().FindAsync(key));
        }

        // Another process had taken the key, and writes with it: a mail, a thread, a state.
        var mail = Encoding.UTF8.GetBytes($"From: {CanaryMail.Address}\r\n\r\nzqznew");
        var hash = Convert.ToHexStringLower(SHA256.HashData(mail));
        await new ObjectMailStore(world.Objects, late.Cipher).PutAsync(hash, mail, Person);
        var opened = new ThreadEvent.Opened("late", "mail", CanaryMail.Address, "zqznew", null, StorageFixture.Start);
        await late.Log.AppendAsync(new("late", 0, [opened], ThreadEvolver.Evolve(ThreadSnapshot.Empty, opened).ToHead(), []));
        await using (var database = StorageFixture.Open(world.Folder.Combine("platform.db")))
        {
            await new EncryptedGrainStorage(new SqliteGrainStorage(PlatformStorage.Grains, database), late.Cipher).WriteStateAsync(
                "customer", GrainId.Create("customer", Person), new GrainState<CustomerProfile> { State = CustomerProfile.Unknown with { Language = "fr", FirstSeenAt = StorageFixture.Start } });
        }

        await using (var platform = await StartAsync(world))
        {
            // Not before the start: Orleans counts the age of activations by the machine's clock, too.
            _clock.Shift = TimeSpan.FromMinutes(36);
            await Wait.UntilAsync("the key", async () => (await FindAsync(platform, CanaryMail.Address))!.State == ErasureState.Done);
            var audit = await platform.Host.Services.GetRequiredService<IAuditLog>().ListAsync(long.MaxValue, 20);
            Assert.Single(audit, entry => entry.Entry.Act == DataKeyData.Act && entry.Entry.Target == Person);
        }

        Assert.Null(await world.KeysOf().FindAsync(key));
        Assert.Empty(await world.KeysOf().ListRetiredAsync(DataKeyId.OwnerOf(Person)));
        Assert.Empty((await copy.ReadAsync(new DynamoStores(world).Cipher)).Intersect(Words, StringComparer.Ordinal));

        _clock.Shift = TimeSpan.Zero;

        // With an empty memory: what others said beside the person, and what the person has sent since.
        await using var restarted = await StartAsync(world);
        await ClusterWorld.AssertReplayAgreesAsync(restarted);
        var view = await restarted.GetThreadAsync(thread);
        Assert.Contains("How long does standard shipping take", view.Turns[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zqx", await restarted.Http.GetStringAsync($"/v1/threads/{thread}"), StringComparison.OrdinalIgnoreCase);
        var services = restarted.Host.Services;
        Assert.Equal(mail, await services.GetRequiredService<IMailStore>().FindAsync(hash));
        Assert.Equal("zqznew", (await services.GetRequiredService<IThreadLog>().FindHeadAsync("late"))!.Subject);
        Assert.Equal("fr", (await services.GetRequiredService<IGrainFactory>().GetGrain<ICustomerGrain>(Person).GetProfile()).Language);
    }

    private Task<PlatformFixture> StartAsync(ClusterWorld world)
    {
        var path = _elsewhere.Combine("key");
        File.WriteAllText(path, Convert.ToBase64String(EncryptionFixture.Key(1)));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return world.StartAsync(
            new()
            {
                ["Platform:Threads:SnapshotEvery"] = "3",
                ["Platform:Threads:LoopReaction"] = "00:00:00",
                ["Platform:Privacy:RetryDelay"] = "00:00:00.1",
                ["Platform:Encryption:KeyFile"] = path,
            },
            time: _clock);
    }

    /// <summary>The person opens two threads, and a colleague goes on in one of them; a mail is quarantined.</summary>
    /// <returns>That one.</returns>
    private static async Task<string> ConverseAsync(PlatformFixture platform)
    {
        await platform.SettledAsync((await platform.PostAsync(CanaryMail.Create("z1", "How long does zqxown shipping take?"))).Thread!);
        var shared = await platform.PostAsync(CanaryMail.Create("z2", "How long does standard shipping take? zqxbody", replyTo: ErasureTests.Colleague));
        var settled = await platform.SettledAsync(shared.Thread!);
        var second = await platform.PostAsync(TestMail.Create("c1", "How long does standard shipping take?", ErasureTests.Colleague, inReplyTo: settled.Deliveries[0].ReplyId));
        Assert.Equal((shared.Thread, 2), (second.Thread, second.Turn));
        await platform.SettledAsync(shared.Thread!);
        Assert.NotNull((await platform.PostAsync(CanaryMail.Unreadable())).Quarantine);
        return shared.Thread!;
    }

    private static async Task EraseAsync(PlatformFixture platform, string address, ErasureState until)
    {
        using var answer = await platform.Http.DeleteAsync($"/v1/customers/{address}?by=ana");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await Wait.UntilAsync("the erasure", async () => (await FindAsync(platform, address))!.State == until);
    }

    private static Task<Erasure?> FindAsync(PlatformFixture platform, string address) =>
        platform.Http.GetFromJsonAsync<Erasure>($"/v1/customers/{address}/erasure", PlatformJson.Options);

    /// <summary>Another process on the same stores, with keys in a memory of its own.</summary>
    private sealed class DynamoStores
    {
        public DynamoStores(ClusterWorld world)
        {
            Keys = EncryptionFixture.KeysOf(world.KeysOf(), TimeProvider.System, EncryptionFixture.Key(1));
            Cipher = new(Keys);
            Log = new(world.Database, world.Objects, new(world.Database, world.Options), world.Options, Cipher);
        }

        public DataKeys Keys { get; }

        public ContentCipher Cipher { get; }

        public DynamoThreadLog Log { get; }
    }

    /// <summary>A copy of the log and of the mails, as a backup or an export has it.</summary>
    private sealed record StoreCopy(List<Dictionary<string, AttributeValue>> Items, List<(string Name, byte[] Bytes)> Objects)
    {
        public static async Task<StoreCopy> TakeAsync(ClusterWorld world)
        {
            var objects = new List<(string, byte[])>();
            await foreach (var (name, _) in world.Objects.ListAsync("", default))
            {
                objects.Add((name, (await world.Objects.FindAsync(name, default))!));
            }

            return new(await DynamoSearch.ScanAsync(world.Database, DynamoSchema.LogName(world.Options.TablePrefix)), objects);
        }

        /// <summary>The canaries and addresses that can be read with the keys that are left.</summary>
        public async Task<List<string>> ReadAsync(ContentCipher cipher)
        {
            var text = new StringBuilder();
            foreach (var item in Items)
            {
                text.AppendLine((await cipher.DecryptAsync(System.Text.Json.JsonSerializer.Deserialize<ThreadHead>(item["head"].S, PlatformJson.Stored)!, default)).ToString());
                if (item.ContainsKey("b"))
                {
                    var append = DynamoAppend.Read(item);
                    foreach (var recorded in await append.EventsAsync(append.Body.Bytes, cipher, default))
                    {
                        text.AppendLine(Encoding.UTF8.GetString(ThreadEventCodec.Encode(recorded.Event).Payload));
                    }
                }
            }

            foreach (var (name, bytes) in Objects)
            {
                var id = name[(name.LastIndexOf('/') + 1)..];
                if (name.StartsWith(ObjectMailStore.Prefix, StringComparison.Ordinal) || name.StartsWith(DynamoQuarantine.Prefix, StringComparison.Ordinal))
                {
                    var place = name.StartsWith(ObjectMailStore.Prefix, StringComparison.Ordinal) ? ContentPlaces.Mail(id) : ContentPlaces.Quarantined(id);
                    text.AppendLine(Encoding.UTF8.GetString((await cipher.DecryptAsync(place, bytes) ?? default).Span));
                }
            }

            return [.. Words.Append(ErasureTests.Colleague).Where(word => text.ToString().Contains(word, StringComparison.OrdinalIgnoreCase))];
        }
    }
}
