using System.Net.Http.Json;
using Platform.Gateway.Api;
using Platform.Tests.Storage;
using Platform.Tests.Support;
using Xunit.Abstractions;

namespace Platform.Tests.Simulation;

/// <summary>
/// A thousand conversations over thirty virtual days on one data folder, in a process that is killed three times and stopped twice, with both changes to
/// summer time inside (New York on the 14th, Paris on the 28th of March 2027). In the end the schedule's record is held against the effects.
/// </summary>
[Collection("processes")]
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Conversations = 1000;
    private const int Seed = 20270310;
    private static readonly DateTimeOffset Start = new(2027, 3, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddDays(30);

    /// <summary>Killed in the middle of messages; of the nurture mails after New York's change; of the newsletters.</summary>
    private static readonly DateTimeOffset[] Kills = [Start.AddDays(3).AddHours(15), Start.AddDays(8).AddHours(14), new(2027, 4, 1, 14, 0, 0, TimeSpan.Zero)];

    /// <summary>Stopped, and down for seven hours: over New York's change, and over the moment of many mails.</summary>
    private static readonly DateTimeOffset[] Stops = [new(2027, 3, 14, 4, 0, 0, TimeSpan.Zero), Start.AddDays(15).AddHours(9)];

    [Fact]
    public async Task Every_timer_fires_once_and_never_early_over_thirty_days_five_restarts_and_a_change_of_the_clock()
    {
        var started = TimeProvider.System.GetTimestamp();
        using var folder = new TempFolder();
        SimulatedShop.Write(Path.Combine(folder.Path, "shop"), TimeSpan.FromDays(110));
        var conversations = Populate();

        var processor = await LiveAsync(folder.Path, conversations);

        var lived = TimeProvider.System.GetElapsedTime(started);
        await using var platform = await SimulationHost.StartHereAsync(folder.Path, new ManualTime(End));
        var record = await SimulationRecord.ReadAsync(platform, folder.Path, End);
        output.WriteLine(record.Table());
        output.WriteLine($"{conversations.Sum(conversation => conversation.Messages)} messages in {Conversations} conversations, {lived.TotalSeconds:0} s lived with {processor.TotalSeconds:0} s of the platform's processor time, {(TimeProvider.System.GetElapsedTime(started) - lived).TotalSeconds:0} s looked at");

        // A step of the clock is an hour, the longest stop seven, and the clock goes on while things come to rest.
        record.AssertTimers(TimeSpan.FromHours(8.5), mostRepeated: Kills.Length * 16);
        await record.AssertEffectsAsync();
        await record.AssertThreadsAsync(conversations);
    }

    private static List<SimulatedConversation> Populate()
    {
        var random = new Random(Seed);
        var people = SimulatedShop.People();
        return [.. Enumerable.Range(0, Conversations).Select(number =>
        {
            var person = random.Next(100) < 65 ? people[random.Next(people.Count)] : new("Visit", "Orly", $"stranger{number}@example.net", null, "", "");

            // Half of them in the first ten days, so that the chains of timers get long.
            var first = Start.AddHours(1 + random.Next(random.Next(2) == 0 ? 240 : 600));
            return new SimulatedConversation(number, person, Seed + number, byMail: random.Next(4) == 0, first);
        })];
    }

    private static async Task<TimeSpan> LiveAsync(string folder, List<SimulatedConversation> conversations)
    {
        var host = await SimulationHost.StartAsync(folder, Start);
        var processor = TimeSpan.Zero;
        try
        {
            var down = Start;
            for (var now = Start.AddHours(1); now <= End; now = now.AddHours(1))
            {
                if (now < down)
                {
                    continue;
                }

                if (Stops.Contains(now))
                {
                    await host.StopAsync();
                    processor += host.Processor;
                    await host.DisposeAsync();
                    down = now.AddHours(7);
                    now = down;
                    host = await SimulationHost.StartAsync(folder, now);
                }

                var writing = conversations.Where(conversation => conversation.Next <= now).ToList();
                writing.ForEach(conversation => conversation.Write(now));
                if (Kills.Contains(now))
                {
                    await host.BeginUntilAsync(now);
                    try
                    {
                        await SendAsync(host, writing.Take((writing.Count / 2) + 1));
                    }
                    catch (HttpRequestException)
                    {
                        // The clock leaps an hour meanwhile, and calls may time out; who got no receipt sends again.
                    }

                    await host.KillAsync();
                    processor += host.Processor;
                    await host.DisposeAsync();
                    host = await SimulationHost.StartAsync(folder, now);
                }

                await host.UntilAsync(now);
                if (writing.Count > 0)
                {
                    await SendAsync(host, writing);
                    await host.UntilAsync(now);
                    await Parallel.ForEachAsync(writing, async (conversation, _) => conversation.Read(
                        (await host.Http.GetFromJsonAsync<ThreadView>($"/v1/threads/{conversation.Thread}", PlatformJson.Options, CancellationToken.None))!, now));
                }
            }

            await host.StopAsync();
            return processor + host.Processor;
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>Delivers messages; one that is delivered again is the same one.</summary>
    private static Task SendAsync(SimulationHost host, IEnumerable<SimulatedConversation> writing) =>
        Parallel.ForEachAsync(writing, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (conversation, cancellationToken) =>
        {
            using HttpContent content = conversation.ByMail
                ? new ByteArrayContent(conversation.Mail()) { Headers = { ContentType = new("message/rfc822") } }
                : JsonContent.Create(conversation.Chat(), options: PlatformJson.Options);
            using var answer = await host.Http.PostAsync(conversation.ByMail ? "/v1/mail" : "/v1/messages", content, cancellationToken);
            answer.EnsureSuccessStatusCode();
            conversation.Thread = (await answer.Content.ReadFromJsonAsync<MailReceipt>(PlatformJson.Options, cancellationToken))!.Thread
                ?? throw new InvalidOperationException("a simulated mail went to quarantine");
        });
}
