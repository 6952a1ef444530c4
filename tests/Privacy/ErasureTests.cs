using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;
using Platform.Silo.Hosting;
using Platform.Suppressions;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Threads;
using Xunit.Abstractions;

namespace Platform.Tests.Privacy;

/// <summary>A person is erased from a running platform: afterwards no file of the data folder has a word of hers.</summary>
[Collection("processes")]
public sealed class ErasureTests(ITestOutputHelper output)
{
    internal const string Colleague = "colleague@office.example";

    [Fact]
    public async Task No_file_of_the_data_folder_has_a_word_of_an_erased_person()
    {
        using var folder = new TempFolder();
        List<string> threads;
        await using (var platform = await PlatformFixture.StartAsync(folder.Path, new() { ["Platform:Threads:SnapshotEvery"] = "3", ["Platform:Threads:LoopReaction"] = "00:00:00" }))
        {
            threads = await WriteAsync(platform, folder.Path);
            var before = await CanarySearch.FindAsync(folder.Path, platform, CanaryMail.Canaries);
            Assert.All(CanaryMail.Canaries, canary => Assert.Contains(before, found => found.EndsWith(canary, StringComparison.Ordinal)));
            await AssertExportedAsync(platform, threads);

            // Others write while the erasure runs.
            var others = Task.WhenAll(Enumerable.Range(0, 200).Select(number => platform.PostAsync(TestMail.Create($"o{number}", "Where is my order?", $"o{number}@example.com"))));
            await EraseAsync(platform, CanaryMail.Address);
            await others;
            await Wait.UntilAsync("others to settle", async () => (await platform.ListThreadsAsync()).All(thread => thread.PendingSince is null));

            Assert.Empty(await CanarySearch.FindAsync(folder.Path, platform, CanaryMail.Canaries));
            await AssertSoundAsync(platform, threads);
        }

        Assert.Empty(await CanarySearch.FindAsync(folder.Path, null, CanaryMail.Canaries));
        await using (var restarted = await PlatformFixture.StartAsync(folder.Path))
        {
            Assert.Empty(await CanarySearch.FindAsync(folder.Path, restarted, CanaryMail.Canaries));
            await AssertSoundAsync(restarted, threads);
            await AssertMayWriteAgainAsync(restarted, threads);
        }
    }

    [Fact]
    public async Task An_erasure_is_audited_and_may_be_repeated()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var receipt = await platform.PostAsync(CanaryMail.Create("a1", "How long does zqxbody shipping take?"));
        await platform.SettledAsync(receipt.Thread!);

        var first = await EraseAsync(platform, CanaryMail.Address);
        var second = await EraseAsync(platform, CanaryMail.Address.ToUpperInvariant());

        Assert.True(first.Items > 0);
        Assert.Equal(("", "ana"), (first.Residue, first.RequestedBy));
        Assert.Equal(0, second.Items);
        var audit = await platform.Http.GetStringAsync("/v1/erasures");
        Assert.DoesNotContain("canar", audit, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(first.CustomerId, audit, StringComparison.Ordinal);
        Assert.Equal("erased", await platform.Host.Services.GetRequiredService<ISuppressionList>().FindReasonAsync(CanaryMail.Address));
        Assert.Single((await platform.GetThreadAsync(receipt.Thread!)).Turns);
    }

    [Fact]
    public async Task A_snapshot_that_was_written_behind_an_erasure_is_not_believed()
    {
        using var folder = new TempFolder();
        string thread;
        await using (var platform = await PlatformFixture.StartAsync(folder.Path, new() { ["Platform:Threads:SnapshotEvery"] = "2" }))
        {
            thread = (await platform.PostAsync(CanaryMail.Create("a1", "How long does zqxbody shipping take?"))).Thread!;
            await platform.SettledAsync(thread);
            var database = platform.Host.Services.GetRequiredService<SqliteDatabase>();
            var (storage, stale) = (new SqliteGrainStorage(PlatformStorage.Grains, database), new Orleans.GrainState<ThreadSnapshot>());
            var grain = Orleans.Runtime.GrainId.Create("thread", thread);
            await storage.ReadStateAsync("thread", grain, stale);
            Assert.True(stale.RecordExists);
            await EraseAsync(platform, CanaryMail.Address);

            // As an activation does that appended before the erasure and lives a moment longer.
            await storage.WriteStateAsync("thread", grain, new Orleans.GrainState<ThreadSnapshot> { State = stale.State });
            Assert.Single((await new ThreadReplay(database).RunAsync()).Differing);
        }

        await using var next = await PlatformFixture.StartAsync(folder.Path);
        await next.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<IThreadGrain>(thread).GetStateHash();
        await next.Host.Services.GetRequiredService<IScrubber>().ScrubAsync();

        Assert.Empty((await new ThreadReplay(next.Host.Services.GetRequiredService<SqliteDatabase>()).RunAsync()).Differing);
        Assert.Empty(await CanarySearch.FindAsync(folder.Path, next, CanaryMail.Canaries));
    }

    [Theory]
    [InlineData("/v1/customers/x@y.example", HttpStatusCode.BadRequest)]
    [InlineData("/v1/customers/support@shop.example?by=ana", HttpStatusCode.BadRequest)]
    [InlineData("/v1/customers/0123456789abcdef0123456789abcdef?by=ana", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_erased_is_said(string route, HttpStatusCode expected)
    {
        await using var platform = await PlatformFixture.StartAsync();

        using var answer = await platform.Http.DeleteAsync(route);

        Assert.Equal(expected, answer.StatusCode);
    }

    /// <summary>The erasure of a person by address, until it is done.</summary>
    internal static async Task<Erasure> EraseAsync(PlatformFixture platform, string customer)
    {
        using var answer = await platform.Http.DeleteAsync($"/v1/customers/{customer}?by=ana");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Erasure? erasure = null;
        await Wait.UntilAsync(
            "the erasure",
            async () => (erasure = await platform.Http.GetFromJsonAsync<Erasure>(answer.Headers.Location!.OriginalString, PlatformJson.Options))!.State == ErasureState.Done);
        return erasure!;
    }

    /// <summary>Everything that the canary person does.</summary>
    /// <returns>The threads.</returns>
    internal static async Task<List<string>> WriteAsync(PlatformFixture platform, string folder)
    {
        var threads = new List<string>();
        var first = await Post(CanaryMail.Create("z1", "Where is my order ZQX77123? I wrote zqxbody."));
        var settled = await platform.SettledAsync(first);
        await Post(CanaryMail.Create("z2", "The order number is ZQX77123, zqxbody again. My e-mail is " + CanaryMail.Address, inReplyTo: settled.Deliveries[0].ReplyId));
        var longText = string.Join(' ', Enumerable.Range(0, 2000).Select(number => $"zqxlong{number}"));
        await Post(CanaryMail.Create("z3", $"How long does shipping take? {longText}"));

        // Delivered twice, by different ways: the same message with different bytes.
        var twice = await platform.PostAsync(CanaryMail.Create("z3", $"How long does shipping take? {longText}", extra: "Received: from zqxduplicate.example\r\n"));
        Assert.True(twice.Duplicate);
        Assert.NotNull((await platform.PostAsync(CanaryMail.Unreadable())).Quarantine);

        // A thread with somebody else in it.
        var shared = await Post(CanaryMail.Create("z4", "How long does standard shipping take? zqxbody", replyTo: Colleague));
        var asked = await platform.SettledAsync(shared);
        await platform.PostAsync(TestMail.Create("c1", $"How long does standard shipping take?\r\n\r\nOn Friday {CanaryMail.Address} wrote:\r\n> zqxbody", Colleague, inReplyTo: asked.Deliveries[0].ReplyId));

        // By the watched folder, and over chat.
        await File.WriteAllBytesAsync(Path.Combine(folder, "inbox", "new", "f1"), CanaryMail.Create("z5", "Do you rent party tents, zqxbody?"));
        await Wait.UntilAsync("the file to be taken", () => Directory.GetFiles(Path.Combine(folder, "inbox", "cur")).Length == 1);
        using var chat = await platform.Http.PostAsJsonAsync("/v1/messages", new { conversation = "c", id = "1", from = CanaryMail.Address, name = "Zqxname Zqxsurname", text = "zqxchat how long does shipping take?" });
        Assert.Equal(HttpStatusCode.Accepted, chat.StatusCode);
        await Wait.UntilAsync("everything to settle", async () => (await platform.ListThreadsAsync()).All(thread => thread.PendingSince is null));
        return [.. (await platform.ListThreadsAsync()).Select(thread => thread.ThreadId)];

        async Task<string> Post(byte[] mail)
        {
            var receipt = await platform.PostAsync(mail);
            threads.Add(receipt.Thread!);
            return receipt.Thread!;
        }
    }

    private static async Task AssertExportedAsync(PlatformFixture platform, List<string> threads)
    {
        var export = await platform.Http.GetFromJsonAsync<PersonExport>($"/v1/customers/{CanaryMail.Address}/export?by=ana", PlatformJson.Options);
        var text = JsonSerializer.Serialize(export, PlatformJson.Options);
        Assert.Equal(["files", "originals", "profile", "quarantine", "states", "threads"], export!.Data.Keys);
        Assert.All(threads, thread => Assert.Contains(thread, text, StringComparison.Ordinal));
        Assert.Contains("zqxbody", text, StringComparison.Ordinal);
        Assert.DoesNotContain("c1@mail.example.com", text, StringComparison.Ordinal);

        // By id too: that is what stands in logs.
        var byId = await platform.Http.GetFromJsonAsync<PersonExport>($"/v1/customers/{export.CustomerId}/export?by=ana", PlatformJson.Options);
        Assert.Equal(CanaryMail.Address, byId!.Address);
    }

    private async Task AssertSoundAsync(PlatformFixture platform, List<string> threads)
    {
        var services = platform.Host.Services;
        var report = await new ThreadReplay(services.GetRequiredService<SqliteDatabase>()).RunAsync();
        output.WriteLine($"{report.Threads} threads, {report.Events} events, {report.Differing.Count} differ");
        Assert.Empty(report.Differing);
        var listed = await platform.ListThreadsAsync();
        Assert.All(threads, thread => Assert.Contains(listed, head => head.ThreadId == thread));
        var grains = services.GetRequiredService<IGrainFactory>();
        foreach (var id in threads)
        {
            Assert.Equal((await platform.GetThreadAsync(id)).StateHash, await grains.GetGrain<IThreadGrain>(id).GetStateHash());
        }

        var colleague = Assert.Single(listed, head => head.Customer == Colleague);
        var shared = await platform.GetThreadAsync(colleague.ThreadId);
        Assert.Equal("", colleague.Subject);
        Assert.Equal("How long does standard shipping take?", shared.Turns[1].Text);
        Assert.NotEmpty(shared.Deliveries[^1].Text);
    }

    internal static async Task AssertMayWriteAgainAsync(PlatformFixture platform, List<string> threads)
    {
        // A mail that was erased and is delivered once more is still known.
        var old = await platform.PostAsync(CanaryMail.Create("z1", "Where is my order ZQX77123? I wrote zqxbody."));
        Assert.True(old.Duplicate);
        var receipt = await platform.PostAsync(TestMail.Create("again", "How long does standard shipping take?", CanaryMail.Address));
        Assert.DoesNotContain(receipt.Thread, threads);
        var thread = await platform.SettledAsync(receipt.Thread!);
        Assert.NotEmpty(Assert.Single(thread.Deliveries).Text);
    }
}
