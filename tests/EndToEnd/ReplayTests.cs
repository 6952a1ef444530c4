using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.Intake;
using Platform.Silo.Adapters.Sqlite;
using Platform.Silo.Hosting;
using Platform.Threads;
using Xunit.Abstractions;

namespace Platform.Tests.EndToEnd;

/// <summary>Ten thousand threads: what the live grains hold is what a replay of their logs gives.</summary>
[Collection("processes")]
public sealed class ReplayTests(ITestOutputHelper output)
{
    private const int Threads = 10_000;

    private static readonly string[] Texts =
    [
        "Where is my order?", "Where is order 12345? My e-mail is john@example.com", "How long does standard shipping take?",
        "Thank you!", "I want to talk to a human", "Do you rent party tents?", "Où est ma commande 12346 ? marie@example.com",
    ];

    [Fact]
    public async Task Ten_thousand_live_threads_equal_their_replay()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var services = platform.Host.Services;
        var intake = services.GetRequiredService<MailIntake>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 64 };
        await Parallel.ForAsync(0, Threads, parallel, async (number, token) =>
            await intake.AcceptAsync(TestMail.Create($"r{number}", Texts[number % Texts.Length], $"c{number}@example.com"), MailSource.Http, token));

        var log = services.GetRequiredService<IThreadLog>();
        await Wait.UntilAsync("every reply", async () => (await log.ListPendingAsync(DateTimeOffset.MaxValue, 1)).Count == 0);
        var report = await new ThreadReplay(services.GetRequiredService<SqliteDatabase>()).RunAsync();

        output.WriteLine($"{report.Threads} threads, {report.Events} events replayed, {report.Differing.Count} differ");
        Assert.Equal(Threads, report.Threads);
        Assert.Empty(report.Differing);
        var grains = services.GetRequiredService<IGrainFactory>();
        await foreach (var id in log.ListThreadIdsAsync())
        {
            var replayed = ThreadSnapshot.Empty;
            await foreach (var recorded in log.ReadAsync(id))
            {
                replayed = ThreadEvolver.Evolve(replayed, recorded.Event);
            }

            Assert.Equal(ThreadStateHash.Of(replayed), await grains.GetGrain<IThreadGrain>(id).GetStateHash());
        }

        Assert.Equal(Threads, Directory.GetFiles(platform.Host.Outbox).Length);
    }
}
