using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Deliveries;
using Platform.Silo.Hosting;
using Platform.Tests.Storage;
using Platform.Tests.Threads;
using Platform.Threads;

namespace Platform.Tests.EndToEnd;

/// <summary>Two activations of one thread, as after a network partition: two silos that do not know of one another, on one log.</summary>
[Collection("processes")]
public sealed class StaleActivationTests
{
    [Fact]
    public async Task One_activation_wins_and_the_draft_of_the_other_does_not_leave()
    {
        using var folder = new TempFolder();
        var configuration = new ConfigurationBuilder().Build();
        await using var silo = EmbeddedSilo.Open(
            folder.Path, Path.Combine(PlatformFixture.Samples, "knowledge"), Path.Combine(PlatformFixture.Samples, "shop"), configuration);
        var (sentByFirst, sentBySecond) = (new RecordingTransport(), new RecordingTransport());
        using var first = await StartAsync(silo, sentByFirst);
        using var second = await StartAsync(silo, sentBySecond);
        var thread = first.Services.GetRequiredService<IGrainFactory>().GetGrain<IThreadGrain>(Given.ThreadId);
        var twin = second.Services.GetRequiredService<IGrainFactory>().GetGrain<IThreadGrain>(Given.ThreadId);

        // Both activations have read version 2 and wait for the turn, which a message of days ago would not; then each decides on its own.
        await thread.Accept(Given.Message("m1") with { ReceivedAt = TimeProvider.System.GetUtcNow() });
        await twin.Resume();
        var outcomes = await Task.WhenAll(Complete(thread, "words-of-the-first"), Complete(twin, "words-of-the-second"));

        Assert.Contains("version", Assert.Single(outcomes, conflict => conflict is not null), StringComparison.Ordinal);
        var (won, lost) = outcomes[0] is null ? ("words-of-the-first", "words-of-the-second") : ("words-of-the-second", "words-of-the-first");
        var log = first.Services.GetRequiredService<IThreadLog>();
        await Wait.UntilAsync("nothing pending", async () => (await log.FindHeadAsync(Given.ThreadId))!.PendingSince is null);
        var mails = sentByFirst.Mails.Concat(sentBySecond.Mails).ToList();
        Assert.All(mails, mail => Assert.Contains(won, mail, StringComparison.Ordinal));
        Assert.DoesNotContain(mails, mail => mail.Contains(lost, StringComparison.Ordinal));
        var events = new List<ThreadEvent>();
        await foreach (var recorded in log.ReadAsync(Given.ThreadId))
        {
            events.Add(recorded.Event);
        }

        Assert.Single(events.OfType<ThreadEvent.TurnCompleted>());
        await Task.WhenAll(first.StopAsync(), second.StopAsync());
    }

    private static async Task<string?> Complete(IThreadGrain thread, string wording)
    {
        try
        {
            await thread.CompleteTurn(Given.Result(1, ["m1"]) with { Reply = Given.Reply(1) with { Text = wording } });
            return null;
        }
        catch (Exception conflict) when (conflict is not Xunit.Sdk.XunitException)
        {
            return conflict.Message;
        }
    }

    private static async Task<IHost> StartAsync(EmbeddedSilo silo, RecordingTransport transport)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();

        // Long enough that no turn runs by itself while the two are made to decide.
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Platform:Threads:BurstQuiet"] = "00:01:00",
            ["Platform:Threads:BurstLimit"] = "00:05:00",
        });
        silo.Configure(builder);
        builder.Services.AddSingleton<IMailTransport>(transport);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
