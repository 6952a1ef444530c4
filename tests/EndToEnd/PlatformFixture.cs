using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Platform.Gateway.Api;
using Platform.Gateway.Hosting;
using Platform.Tests.Storage;
using Platform.Threads;

namespace Platform.Tests.EndToEnd;

/// <summary>The whole platform in this process, on its own data folder and a free port.</summary>
internal sealed class PlatformFixture : IAsyncDisposable
{
    private readonly TempFolder? _own;

    private PlatformFixture(PlatformHost host, TempFolder? own)
    {
        Host = host;
        _own = own;
        Http = new() { BaseAddress = new(host.Urls.First()) };
    }

    public PlatformHost Host { get; }

    public HttpClient Http { get; }

    public static string Samples { get; } = FindSamples();

    /// <summary>Starts on a folder, or on a temporary one that goes with the fixture.</summary>
    /// <param name="folder">The data folder; null for a temporary one.</param>
    /// <param name="settings">Configuration keys and values.</param>
    /// <param name="configure">Changes to the host.</param>
    /// <param name="shop">The shop's folder; null for the demo shop.</param>
    /// <param name="knowledge">The folder of documents; null for the demo shop's.</param>
    public static async Task<PlatformFixture> StartAsync(
        string? folder = null, Dictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? configure = null, string? shop = null, string? knowledge = null)
    {
        var own = folder is null ? new TempFolder() : null;
        var run = new RunSettings(folder ?? own!.Path, "http://127.0.0.1:0", knowledge ?? Path.Combine(Samples, "knowledge"), shop ?? Path.Combine(Samples, "shop"));
        var host = await PlatformHost.StartAsync(run, CancellationToken.None, builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Platform:Threads:BurstQuiet"] = "00:00:00" });
            builder.Configuration.AddInMemoryCollection(settings ?? []);
            configure?.Invoke(builder);
        });
        return new(host, own);
    }

    /// <summary>All threads.</summary>
    public async Task<IReadOnlyList<ThreadHead>> ListThreadsAsync() =>
        (await Http.GetFromJsonAsync<ThreadPage>("/v1/threads?limit=500", PlatformJson.Options))!.Threads;

    /// <summary>A thread.</summary>
    public async Task<ThreadView> GetThreadAsync(string id) =>
        (await Http.GetFromJsonAsync<ThreadView>($"/v1/threads/{id}", PlatformJson.Options))!;

    /// <summary>Posts a mail.</summary>
    public async Task<MailReceipt> PostAsync(byte[] mail)
    {
        using var content = new ByteArrayContent(mail) { Headers = { ContentType = new("message/rfc822") } };
        using var answer = await Http.PostAsync("/v1/mail", content);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<MailReceipt>(PlatformJson.Options))!;
    }

    /// <summary>The thread once nothing is pending in it.</summary>
    public async Task<ThreadView> SettledAsync(string id)
    {
        ThreadView? view = null;
        await Wait.UntilAsync($"thread {id} to settle", async () => (view = await GetThreadAsync(id)).Thread.PendingSince is null);
        return view!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        _own?.Dispose();
    }

    private static string FindSamples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "samples", "knowledge")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("samples/ is not above the tests");
        }

        return Path.Combine(folder.FullName, "samples");
    }
}
