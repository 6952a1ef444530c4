using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Customers;
using Platform.Documents;
using Platform.Jobs;
using Platform.Loyalty;
using Platform.Notifications;
using Platform.Offers;
using Platform.Privacy;
using Platform.Quarantine;
using Platform.Returns;
using Platform.Silo.Adapters.Smtp;
using Platform.Suppressions;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.EndToEnd;
using Platform.Tests.Support;
using Platform.Tests.Threads;
using Platform.Threads;

namespace Platform.Tests.Privacy;

/// <summary>A person is exported and erased from the stores of a cluster: afterwards no item and no object has a word of hers, and everybody else's are there.</summary>
[Collection("processes")]
public sealed class ClusterErasureTests
{
    // Customers of the demo shop, each with an order.
    private const string Kate = "kate.hayes@example.com";
    private const string Zhang = "mzhang@example.org";

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Platform:Threads:SnapshotEvery"] = "3", ["Platform:Threads:LoopReaction"] = "00:00:00", ["Platform:Privacy:RetryDelay"] = "00:00:00.1",
    };

    [Theory]
    [OnDynamo]
    public async Task No_item_and_no_object_has_a_word_of_an_erased_person(string store)
    {
        Assert.Equal("dynamo", store);
        await using var world = await ClusterWorld.OpenAsync();
        List<string> threads;
        await using (var platform = await world.StartAsync(Settings))
        {
            threads = await ErasureTests.WriteAsync(platform, world.Folder.Path);
            await FillAsync(platform);
            var before = await world.FindAsync(platform, CanaryMail.Canaries);
            Assert.All(CanaryMail.Canaries, canary => Assert.Contains(before, found => found.EndsWith(canary, StringComparison.Ordinal)));
            await AssertExportedAsync(platform, threads);

            // Others write while the erasure runs.
            var others = Task.WhenAll(Enumerable.Range(0, 20).Select(number => platform.PostAsync(TestMail.Create($"o{number}", "Where is my order?", $"o{number}@example.com"))));
            var erasure = await ErasureTests.EraseAsync(platform, CanaryMail.Address);
            await others;
            await Wait.UntilAsync("others to settle", async () => (await platform.ListThreadsAsync()).All(thread => thread.PendingSince is null));

            Assert.Equal(("", "ana"), (erasure.Residue, erasure.RequestedBy));
            Assert.Empty(await world.FindAsync(platform, CanaryMail.Canaries));
            await AssertSoundAsync(platform, threads);
            Assert.Equal("erased", await platform.Host.Services.GetRequiredService<ISuppressionList>().FindReasonAsync(CanaryMail.Address));

            var second = await ErasureTests.EraseAsync(platform, CanaryMail.Address.ToUpperInvariant());
            Assert.Equal((0, ""), (second.Items, second.Residue));
        }

        await using var restarted = await world.StartAsync(Settings);
        Assert.Empty(await world.FindAsync(restarted, CanaryMail.Canaries));
        await AssertSoundAsync(restarted, threads);
        await ErasureTests.AssertMayWriteAgainAsync(restarted, threads);
    }

    [Theory]
    [OnDynamo]
    public async Task An_erasure_that_dies_at_each_of_its_writes_is_done_in_the_end(string store)
    {
        Assert.Equal("dynamo", store);
        await using var world = await ClusterWorld.OpenAsync();
        var (armed, attempts, left) = (false, 0, 0);

        // Each attempt comes one write further than the one before it.
        await using var platform = await world.StartAsync(Settings, async write =>
        {
            if (Volatile.Read(ref armed) && Interlocked.Decrement(ref left) < 0)
            {
                Interlocked.Exchange(ref left, Interlocked.Increment(ref attempts));
                throw new IOException("the process is gone");
            }

            await write();
        });
        var first = await platform.PostAsync(CanaryMail.Create("z1", "How long does zqxbody shipping take?"));
        await platform.SettledAsync(first.Thread!);
        await platform.PostAsync(CanaryMail.Unreadable());
        using var answer = await platform.Http.DeleteAsync($"/v1/customers/{CanaryMail.Address}?by=ana");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Volatile.Write(ref armed, true);

        await Wait.UntilAsync(
            "the erasure",
            async () => (await platform.Http.GetFromJsonAsync<Erasure>(answer.Headers.Location!.OriginalString, PlatformJson.Options))!.State == ErasureState.Done);
        Volatile.Write(ref armed, false);

        Assert.True(attempts > 5, $"{attempts} attempts");
        Assert.Empty(await world.FindAsync(platform, CanaryMail.Canaries));
        await ClusterWorld.AssertReplayAgreesAsync(platform);
        Assert.Single(await platform.ListThreadsAsync());
    }

    [Theory]
    [OnDynamo]
    public async Task Grains_forget_a_person_with_labels_and_offers_and_keep_everybody_else(string store)
    {
        Assert.Equal("dynamo", store);
        await using var world = await ClusterWorld.OpenAsync();
        await using var platform = await world.StartAsync(Settings);
        var (services, now) = (platform.Host.Services, TimeProvider.System.GetUtcNow());
        var (grains, documents) = (services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<IDocumentStore>());
        foreach (var (address, order) in new[] { (Kate, "10016"), (Zhang, "10015") })
        {
            var id = CustomerIds.FromAddress(address);
            await grains.GetGrain<ILoyaltyGrain>(id).Award(new($"award/{id}", id, address, default, "en", now));
            await grains.GetGrain<IAddressGrain>(id).Report(new(AddressOutcome.SoftBounce, "4.2.2", "m@shop.example", "e", now));
            await services.GetRequiredService<IOfferStore>().HoldAsync(new($"offer-{order}", id, Given.ThreadId, "Gold", [], 0, null, now, now.AddDays(3)));

            // The second one's item is the first one's: it has a case all the same.
            foreach (var rma in new[] { $"RMA-{order}-1", $"RMA-{order}-2" })
            {
                await grains.GetGrain<IReturnCaseGrain>(rma).Open(new(
                    rma, order, "EL-1001", "Stand", "Defective", "refund", null, true, 0, DateOnly.FromDateTime(now.UtcDateTime).AddDays(14), address, NotificationChannel.Email, "en", Given.ThreadId, now));
            }
        }

        var erasure = await ErasureTests.EraseAsync(platform, Kate);

        Assert.Equal("", erasure.Residue);
        Assert.Empty(await world.FindAsync(platform, [Kate]));
        foreach (var (address, order, kept) in new[] { (Kate, "10016", false), (Zhang, "10015", true) })
        {
            var id = CustomerIds.FromAddress(address);
            Assert.Equal(kept, await grains.GetGrain<ILoyaltyGrain>(id).Get() is not null);
            Assert.Equal(kept, (await grains.GetGrain<IAddressGrain>(id).GetState()).Last is not null);
            Assert.Equal(kept, await grains.GetGrain<IReturnCaseGrain>($"RMA-{order}-1").Get() is not null);
            Assert.Equal(kept, await grains.GetGrain<IReturnCaseGrain>($"RMA-{order}-2").Get() is not null);
            Assert.Equal(kept, await documents.FindAsync($"RMA-{order}-1.pdf") is not null);
            Assert.Equal(kept, (await services.GetRequiredService<IOfferStore>().ListAsync(id, now)).Count == 1);
        }
    }

    [Theory]
    [OnDynamo]
    public async Task What_is_older_than_the_retention_is_removed_and_what_is_not_stays(string store)
    {
        Assert.Equal("dynamo", store);
        await using var world = await ClusterWorld.OpenAsync();
        var clock = new ShiftedTime();
        await using var platform = await world.StartAsync(time: clock);
        var old = await platform.PostAsync(TestMail.Create("old", "How long does shipping take, zqxbody?", "old@example.com"));
        await platform.PostAsync(CanaryMail.Unreadable());
        await platform.SettledAsync(old.Thread!);
        clock.Shift = TimeSpan.FromDays(700);
        var young = await platform.PostAsync(TestMail.Create("young", "How long does shipping take?", "young@example.com"));
        await platform.SettledAsync(young.Thread!);
        var retention = platform.Host.Services.GetRequiredService<Retention>();

        Assert.Equal(0, await retention.RunAsync());
        clock.Shift = TimeSpan.FromDays(731);

        // The thread, with the file of its reply; the quarantined mail; the other file in the outbox: files have the machine's own time.
        Assert.Equal(3, await retention.RunAsync());
        Assert.Equal(0, await retention.RunAsync());

        Assert.Equal(young.Thread, Assert.Single(await platform.ListThreadsAsync()).ThreadId);
        Assert.Empty(await world.FindAsync(platform, ["zqxbody", "zqxquarantined", "old@example.com"]));
        await ClusterWorld.AssertReplayAgreesAsync(platform);

        // The thread is gone for its awake grain too: the same mail begins anew.
        var again = await platform.PostAsync(TestMail.Create("old", "How long does shipping take, zqxbody?", "old@example.com"));
        Assert.Equal((old.Thread, false, 1), (again.Thread, again.Duplicate, again.Turn));
    }

    /// <summary>What features other than the conversation hold of the person, and of somebody else.</summary>
    private static async Task FillAsync(PlatformFixture platform)
    {
        var (services, now) = (platform.Host.Services, TimeProvider.System.GetUtcNow());
        foreach (var (address, word) in new[] { (CanaryMail.Address, "zqxbody"), (ErasureTests.Colleague, "plain words") })
        {
            var id = CustomerIds.FromAddress(address);
            await services.GetRequiredService<INotificationOutbox>().PutAsync(new($"n/{id}", NotificationChannel.Sms, id, "+1555", word, word, "en", null, now));
            await services.GetRequiredService<IJobSchedule>().PutAsync([new(JobData.Create($"own/{id}", "test.none", word), now.AddYears(1), id), new(JobData.Create($"naming/{id}", "test.none", $"{word} {address}"), now.AddYears(1), "shop")]);
            await services.GetRequiredService<IMailSpool>().PutAsync($"staged.{id}@shop.example", System.Text.Encoding.UTF8.GetBytes($"From: support@shop.example\r\nTo: {address}\r\nMessage-ID: <staged.{id}@shop.example>\r\n\r\n{word}\r\n"), default);
            await services.GetRequiredService<INotificationMails>().PutAsync($"mail.{id}@shop.example", new($"n/{id}", id, null, now));
        }

        var quarantined = Assert.Single(await services.GetRequiredService<IQuarantine>().ListAsync(10));
        await services.GetRequiredService<IQuarantineHistory>().RecordAsync(new(quarantined.Id, "replay", "ana", now, "zqxbody", null));
    }

    private static async Task AssertExportedAsync(PlatformFixture platform, List<string> threads)
    {
        var export = await platform.Http.GetFromJsonAsync<PersonExport>($"/v1/customers/{CanaryMail.Address}/export?by=ana", PlatformJson.Options);
        var text = JsonSerializer.Serialize(export, PlatformJson.Options);
        Assert.Subset(export!.Data.Keys.ToHashSet(StringComparer.Ordinal), new HashSet<string>(["files", "jobs", "originals", "profile", "quarantine", "relay", "rows", "threads"], StringComparer.Ordinal));
        Assert.All(threads, thread => Assert.Contains(thread, text, StringComparison.Ordinal));
        Assert.Contains("zqxbody", text, StringComparison.Ordinal);
        Assert.DoesNotContain("c1@mail.example.com", text, StringComparison.Ordinal);

        // By id too: that is what stands in logs.
        var byId = await platform.Http.GetFromJsonAsync<PersonExport>($"/v1/customers/{export.CustomerId}/export?by=ana", PlatformJson.Options);
        Assert.Equal(CanaryMail.Address, byId!.Address);
    }

    private static async Task AssertSoundAsync(PlatformFixture platform, List<string> threads)
    {
        await ClusterWorld.AssertReplayAgreesAsync(platform);
        var listed = await platform.ListThreadsAsync();
        Assert.All(threads, thread => Assert.Contains(listed, head => head.ThreadId == thread));

        // The colleague's words, and what others' features hold, are where they were.
        var colleague = Assert.Single(listed, head => head.Customer == ErasureTests.Colleague);
        var shared = await platform.GetThreadAsync(colleague.ThreadId);
        Assert.Equal("", colleague.Subject);
        Assert.Equal("How long does standard shipping take?", shared.Turns[1].Text);
        Assert.NotEmpty(shared.Deliveries[^1].Text);
        var services = platform.Host.Services;
        var id = CustomerIds.FromAddress(ErasureTests.Colleague);
        Assert.Single(await services.GetRequiredService<INotificationOutbox>().ListAsync(new(null, id, 0, false, 10)));
        Assert.Single(await services.GetRequiredService<IJobSchedule>().ListAsync(id));
        Assert.Single(await services.GetRequiredService<IJobSchedule>().ListAsync("shop"));
        Assert.NotNull(await services.GetRequiredService<IMailSpool>().FindAsync($"staged.{id}@shop.example", default));
        Assert.NotNull(await services.GetRequiredService<INotificationMails>().FindAsync($"mail.{id}@shop.example"));
        Assert.Null(await services.GetRequiredService<INotificationMails>().FindAsync($"mail.{CustomerIds.FromAddress(CanaryMail.Address)}@shop.example"));
    }
}
