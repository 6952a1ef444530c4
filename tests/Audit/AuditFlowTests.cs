using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Platform.Customers;
using Platform.Gateway.Api;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;

namespace Platform.Tests.Audit;

/// <summary>What people do by the API leaves a trace, in whatever process it is asked for later.</summary>
[Collection("processes")]
public sealed class AuditFlowTests
{
    private const string Variable = "PLATFORM_API_KEY";
    private const string Key = "a-key-of-0123456789abcdef";

    [Fact]
    public async Task Acts_are_noted_with_who_what_and_key_and_survive_a_restart()
    {
        using var folder = new TempFolder();
        string thread;
        await using (var platform = await StartAsync(folder.Path))
        {
            thread = (await platform.PostAsync(TestMail.Create("a1", "I want to talk to a human, zqxword", subject: "Zqxsubject"))).Thread!;
            await platform.SettledAsync(thread);
            await OkAsync(platform.Http.PostAsync($"/v1/threads/{thread}/take?name=%20ana%20", null));
            await OkAsync(platform.Http.PostAsJsonAsync($"/v1/operator/threads/{thread}/reply", new OperatorReplyBody("ben", "Dear Ann, zqxreply", "r1"), PlatformJson.Options));
            await OkAsync(platform.Http.PostAsync($"/v1/threads/{thread}/give-back?name=ben", null));
            await OkAsync(platform.Http.GetAsync("/v1/customers/ann@example.com/export?by=cleo"));
            var bad = (await platform.PostAsync(TooDeep())).Quarantine!;
            await OkAsync(platform.Http.PostAsync($"/v1/quarantine/{bad}/replay?by=dan", null));
            await OkAsync(platform.Http.DeleteAsync("/v1/customers/ann@example.com?by=eve"));
        }

        await using var later = await StartAsync(folder.Path);
        var text = await later.Http.GetStringAsync("/v1/audit");
        var page = (await later.Http.GetFromJsonAsync<AuditPage>("/v1/audit?limit=500", PlatformJson.Options))!;

        Assert.Null(page.Next);
        var ann = CustomerIds.FromAddress("ann@example.com");
        Assert.Equal(
            [("customer.erase", "eve", ann), ("quarantine.replay", "dan", page.Entries[1].Entry.Target), ("customer.export", "cleo", ann), ("thread.give-back", "ben", thread), ("thread.reply", "ben", thread), ("thread.take", "ana", thread)],
            page.Entries.Select(entry => (entry.Entry.Act, entry.Entry.By, entry.Entry.Target)));
        Assert.Equal(64, page.Entries[1].Entry.Target.Length);
        var keyId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..8];
        Assert.All(page.Entries, entry => Assert.Equal(keyId, entry.Entry.Key));
        Assert.DoesNotContain("zqx", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_is_not_noted_and_pages_follow_each_other()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var thread = (await platform.PostAsync(TestMail.Create("b1", "How long does standard shipping take?"))).Thread!;
        await platform.SettledAsync(thread);

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(platform.Http.PostAsync($"/v1/threads/{thread}/take", null)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(platform.Http.PostAsync("/v1/threads/ann@example.com/take?name=ana", null)));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(platform.Http.GetAsync("/v1/customers/ann@example.com/export")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(platform.Http.GetAsync("/v1/customers/nobody@example.com/export?by=ana")));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(platform.Http.PostAsJsonAsync($"/v1/operator/threads/{thread}/reply", new OperatorReplyBody("ana", "Dear Ann", "r1"), PlatformJson.Options)));
        Assert.Empty((await ListAsync(platform, "")).Entries);

        foreach (var name in new[] { "ana", "ben", "cleo" })
        {
            await OkAsync(platform.Http.PostAsync($"/v1/threads/{thread}/take?name={name}", null));
        }

        var first = await ListAsync(platform, "?limit=2");
        var second = await ListAsync(platform, $"?limit=2&before={first.Next}");
        Assert.Equal(["cleo", "ben", "ana"], first.Entries.Concat(second.Entries).Select(entry => entry.Entry.By));
        Assert.Null(second.Next);
        Assert.All(first.Entries, entry => Assert.Equal("", entry.Entry.Key));
        using var refused = await platform.Http.GetAsync("/v1/audit?limit=0");
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task The_audit_is_for_who_has_the_key()
    {
        using var folder = new TempFolder();
        await using var platform = await StartAsync(folder.Path);
        platform.Http.DefaultRequestHeaders.Clear();

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(platform.Http.GetAsync("/v1/audit")));
    }

    private static async Task<PlatformFixture> StartAsync(string folder)
    {
        Environment.SetEnvironmentVariable(Variable, Key);
        try
        {
            var platform = await PlatformFixture.StartAsync(folder);
            platform.Http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
            return platform;
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }

    private static byte[] TooDeep() => Encoding.ASCII.GetBytes(
        "From: bob@example.com\r\nTo: support@shop.example\r\nMIME-Version: 1.0\r\n" + string.Concat(Enumerable.Range(0, 30).Select(depth => $"Content-Type: multipart/mixed; boundary=d{depth}\r\n\r\n--d{depth}\r\n")));

    private static async Task<AuditPage> ListAsync(PlatformFixture platform, string query) =>
        (await platform.Http.GetFromJsonAsync<AuditPage>($"/v1/audit{query}", PlatformJson.Options))!;

    private static async Task OkAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        return answer.StatusCode;
    }
}
