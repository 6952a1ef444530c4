using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Platform.Customers;
using Platform.Encryption;
using Platform.Privacy;
using Platform.Tests.Contracts.Stores;
using Platform.Tests.EndToEnd;
using Platform.Tests.Privacy;
using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.Cluster;

/// <summary>A person is erased from two silos by way of their gateway (docs/adr/0031-people-in-a-cluster.md). Only in the build with the real packages.</summary>
[Collection("processes")]
public sealed class ClusterPrivacyTests
{
    [Theory]
    [OnDynamo]
    public async Task A_person_is_exported_and_erased_from_every_table_Orleans_own_included(string store)
    {
        Assert.Equal("dynamo", store);
        await using var cluster = await ClusterFixture.StartAsync(_ => new Dictionary<string, string>
        {
            ["Platform:Threads:SnapshotEvery"] = "2", ["Platform:Privacy:RetryDelay"] = "00:00:01",
        });
        for (var number = 0; number < 6; number++)
        {
            await cluster.PostMailAsync(CanaryMail.Create($"z{number}", "Where is my order ZQX77123, zqxbody? My e-mail is " + CanaryMail.Address));
            await cluster.PostMailAsync(TestMail.Create($"m{number}", "Where is my order?", $"c{number}@example.com"));
        }

        await cluster.PostMailAsync(CanaryMail.Unreadable());
        await cluster.SettleAsync();
        string[] canaries = [CanaryMail.Address, "Zqxsurname", "zqxsubject", "zqxbody", "zqxsignature", "ZQX77123", "zqxmessageid", "zqxquarantined"];
        Assert.All(canaries, canary => Assert.Contains(canary, string.Join('\n', FindAsync(cluster, canaries).Result), StringComparison.Ordinal));
        Assert.Contains(await FindAsync(cluster, canaries), found => found.StartsWith("grains", StringComparison.Ordinal));
        Assert.Contains("zqxbody", await cluster.Http.GetStringAsync($"/v1/customers/{CanaryMail.Address}/export?by=ana"), StringComparison.Ordinal);

        using var answer = await cluster.Http.DeleteAsync($"/v1/customers/{CanaryMail.Address}?by=ana");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Erasure? erasure = null;
        await Wait.UntilAsync(
            "the erasure",
            async () => (erasure = await cluster.Http.GetFromJsonAsync<Erasure>(answer.Headers.Location!.OriginalString, PlatformJson.Options))!.State == ErasureState.Done);

        Assert.Equal("", erasure!.Residue);
        Assert.Empty(await FindAsync(cluster, canaries));
        Assert.DoesNotContain(Directory.GetFiles(cluster.OutboxNew), file => File.ReadAllText(file).Contains("zqx", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(6, cluster.Recipients().Count);
        await foreach (var id in cluster.Log.ListThreadIdsAsync())
        {
            var thread = ThreadSnapshot.Empty;
            await foreach (var recorded in cluster.Log.ReadAsync(id))
            {
                thread = ThreadEvolver.Evolve(thread, recorded.Event);
            }

            Assert.Equal(thread.ToHead(), await cluster.Log.FindHeadAsync(id));
        }
    }

    [Theory]
    [OnDynamo]
    public async Task With_encryption_on_no_table_and_no_object_has_what_people_wrote_and_everything_works_as_ever(string store)
    {
        Assert.Equal("dynamo", store);
        using var folder = new TempFolder();
        var key = folder.Combine("key");
        await File.WriteAllTextAsync(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await using var cluster = await ClusterFixture.StartAsync(
            _ => new Dictionary<string, string> { ["Platform:Threads:SnapshotEvery"] = "2", ["Platform:Privacy:RetryDelay"] = "00:00:01" },
            new Dictionary<string, string>
            {
                ["Platform:Encryption:KeyFile"] = key,
                ["Platform:Encryption:CacheFor"] = "00:00:05",
                ["Platform:Encryption:WriteMargin"] = "00:00:10",
            });
        for (var number = 0; number < 6; number++)
        {
            await cluster.PostMailAsync(CanaryMail.Create($"z{number}", "Where is my order ZQX77123, zqxbody? My e-mail is " + CanaryMail.Address));
        }

        await cluster.PostMailAsync(CanaryMail.Unreadable());
        await cluster.SettleAsync();
        Assert.Equal(6, cluster.Recipients().Count);
        var thread = (await cluster.Log.ListThreadIdsAsync().ToListAsync())[0];
        Assert.Contains("zqxbody", await cluster.Http.GetStringAsync($"/v1/threads/{thread}"), StringComparison.Ordinal);
        Assert.Empty(await FindRawAsync(cluster, ["zqxsubject", "zqxbody", "zqxsignature", "ZQX77123", "zqxquarantined"]));

        var old = (await cluster.Stores.DataKeys.FindCurrentAsync(DataKeyId.OwnerOf(CustomerIds.FromAddress(CanaryMail.Address))))!.Id;

        using var answer = await cluster.Http.DeleteAsync($"/v1/customers/{CanaryMail.Address}?by=ana");
        Erasure? erasure = null;
        await Wait.UntilAsync(
            "the erasure",
            async () => (erasure = await cluster.Http.GetFromJsonAsync<Erasure>(answer.Headers.Location!.OriginalString, PlatformJson.Options))!.State == ErasureState.Done);
        Assert.Equal("", erasure!.Residue);
        Assert.Empty(await FindRawAsync(cluster, [CanaryMail.Address]));
        Assert.Null(await cluster.Stores.DataKeys.FindAsync(old));
        Assert.DoesNotContain("zqxbody", await cluster.Http.GetStringAsync($"/v1/threads/{thread}"), StringComparison.Ordinal);
    }

    /// <summary>What is found in the bytes as they are stored, brotli and base64 left as they are: nothing was to be plain before either.</summary>
    private static async Task<List<string>> FindRawAsync(ClusterFixture cluster, string[] canaries)
    {
        var stores = cluster.Stores;
        var found = new List<string>();
        foreach (var table in (string[])["log", "rows", "grains"])
        {
            foreach (var item in await DynamoSearch.ScanAsync(stores.Database, $"{stores.Options.TablePrefix}-{table}"))
            {
                Search(table, string.Join('\n', item.Values.Select(value => value.S ?? (value.B is { } bytes ? Encoding.Latin1.GetString(bytes.ToArray()) : ""))));
            }
        }

        await foreach (var (name, _) in stores.Objects.ListAsync("", CancellationToken.None))
        {
            Search(name, Encoding.Latin1.GetString((await stores.Objects.FindAsync(name, CancellationToken.None))!));
        }

        return found;

        void Search(string where, string words) =>
            found.AddRange(canaries.Where(canary => words.Contains(canary, StringComparison.OrdinalIgnoreCase)).Select(canary => $"{where}: {canary}"));
    }

    private static async Task<List<string>> FindAsync(ClusterFixture cluster, string[] canaries)
    {
        var stores = cluster.Stores;
        var found = await DynamoSearch.FindAsync(stores.Database, stores.Objects, stores.Options, canaries);
        foreach (var item in await DynamoSearch.ScanAsync(stores.Database, $"{stores.Options.TablePrefix}-grains"))
        {
            var words = string.Join('\n', item.Values.Select(value => value.S ?? (value.B is { } bytes ? Encoding.UTF8.GetString(bytes.ToArray()) : "")));
            found.AddRange(canaries.Where(canary => words.Contains(canary, StringComparison.OrdinalIgnoreCase)).Select(canary => $"grains: {canary}"));
        }

        return found;
    }
}
