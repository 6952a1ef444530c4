using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;
using Platform.Silo.Hosting;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;

namespace Platform.Tests.Privacy;

/// <summary>An erasure that fails at each of its steps and is left by its process is finished by the next one.</summary>
[Collection("processes")]
public sealed class ErasureCrashTests
{
    [Theory]
    [InlineData("snapshot")]
    [InlineData("rewrite")]
    [InlineData("places")]
    [InlineData("scrub")]
    public async Task The_next_process_finishes_what_was_begun(string step)
    {
        using var folder = new TempFolder();
        await using (var doomed = await PlatformFixture.StartAsync(folder.Path, new() { ["Platform:Threads:SnapshotEvery"] = "2" }, builder => Fail(builder.Services, step)))
        {
            var first = await doomed.PostAsync(CanaryMail.Create("z1", "How long does zqxbody shipping take?"));
            await doomed.SettledAsync(first.Thread!);
            var second = await doomed.PostAsync(CanaryMail.Create("z2", "Do you rent zqxbody party tents?"));
            await doomed.SettledAsync(second.Thread!);
            using var answer = await doomed.Http.DeleteAsync($"/v1/customers/{CanaryMail.Address}?by=ana");
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            await Wait.UntilAsync("the failure", () => Failing.Reached.Contains(step));
        }

        Assert.NotEmpty(await CanarySearch.FindAsync(folder.Path, null, CanaryMail.Canaries));
        await using var next = await PlatformFixture.StartAsync(folder.Path);
        await Wait.UntilAsync(
            "the erasure",
            async () => (await next.Http.GetFromJsonAsync<Erasure>($"/v1/customers/{CanaryMail.Address}/erasure", PlatformJson.Options))!.State == ErasureState.Done);

        Assert.Empty(await CanarySearch.FindAsync(folder.Path, next, CanaryMail.Canaries));
        Assert.Empty((await new ThreadReplay(next.Host.Services.GetRequiredService<SqliteDatabase>()).RunAsync()).Differing);
        Assert.Equal(2, (await next.ListThreadsAsync()).Count);
    }

    private static void Fail(IServiceCollection services, string step)
    {
        switch (step)
        {
            case "places":
                services.AddSingleton<IPersonalData>(new Failing(step));
                break;
            case "scrub":
                services.AddSingleton<IScrubber>(new Failing(step));
                break;
            default:
                services.AddSingleton<IThreadErasure>(provider => new FailingErasure(step, ActivatorUtilities.CreateInstance<Platform.Silo.Adapters.Privacy.SqliteThreadErasure>(provider)));
                break;
        }
    }

    private sealed class Failing(string step) : IPersonalData, IScrubber
    {
        public static System.Collections.Concurrent.ConcurrentBag<string> Reached { get; } = [];

        public string Name => step;

        public Task<object?> ExportAsync(Person person, CancellationToken cancellationToken = default) => Task.FromResult<object?>(null);

        public Task<int> EraseAsync(Person person, CancellationToken cancellationToken = default)
        {
            Reached.Add(step);
            throw new IOException("the disk is gone");
        }

        public Task ScrubAsync(CancellationToken cancellationToken = default)
        {
            Reached.Add(step);
            throw new IOException("the disk is gone");
        }
    }

    /// <summary>Fails before the rewriting, when only the snapshot is gone, or after that of the first thread.</summary>
    private sealed class FailingErasure(string step, IThreadErasure inner) : IThreadErasure
    {
        public async Task RewriteAsync(ThreadRewrite rewrite, CancellationToken cancellationToken = default)
        {
            if (step == "rewrite")
            {
                await inner.RewriteAsync(rewrite, cancellationToken);
            }

            Failing.Reached.Add(step);
            throw new IOException("the disk is gone");
        }

        public Task RemoveAsync(ThreadRemoval removal, CancellationToken cancellationToken = default) => inner.RemoveAsync(removal, cancellationToken);
    }
}
